package io.firstcome.coupon.deadletter;

import java.util.List;

/**
 * A page of dead letters, newest first.
 *
 * @param items the letters; the header {@code Link} has the address of the next page if there is one
 */
record DeadLetterPage(List<DeadLetter> items) {}
