package io.firstcome.coupon.campaign;

import java.time.Instant;
import java.util.UUID;

/**
 * A campaign whose time has come.
 *
 * @param now the database's time when it was found
 */
record Due(UUID campaign, Instant now) {}
