package io.firstcome.coupon.relay;

import io.firstcome.coupon.alert.Alerts;
import org.springframework.stereotype.Component;

/** What the relay's state is said by. */
@Component
record RelaySignals(RelayNeeds needs, Alerts alerts) {}
