package io.firstcome.coupon.issuing;

import io.firstcome.coupon.alert.Alerts;
import org.springframework.stereotype.Component;

/** What the issuing's state is said by. */
@Component
record IssuingSignals(IssuingNeeds needs, Alerts alerts) {}
