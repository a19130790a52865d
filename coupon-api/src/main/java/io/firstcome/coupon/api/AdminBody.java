package io.firstcome.coupon.api;

/**
 * A record that an admin sends as JSON. It is read strictly: a field that it does not have is refused, since an admin's
 * typing error must not be lost, and all that is wrong with its fields is said in one answer, before the handler is
 * called. Its constraints hold without {@code @Valid}.
 */
public interface AdminBody {}
