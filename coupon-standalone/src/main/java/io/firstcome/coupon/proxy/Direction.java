package io.firstcome.coupon.proxy;

/** Which way bytes go. */
public enum Direction {
    FROM_CLIENT,
    FROM_SERVER
}
