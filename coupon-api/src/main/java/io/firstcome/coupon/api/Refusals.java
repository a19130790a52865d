package io.firstcome.coupon.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that an operation answers with, besides those that each one can have (no or a wrong token, asking too often,
 * too large, broken, unavailable): for the description of the API.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refusals {

    Problem[] value();
}
