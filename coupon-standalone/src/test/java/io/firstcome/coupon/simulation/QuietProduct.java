package io.firstcome.coupon.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Has the product log nothing: a run has more failures to tell of than any operator sees in a year. */
final class QuietProduct implements BeforeAllCallback, AfterAllCallback {

    private static final Logger PRODUCT = (Logger) LoggerFactory.getLogger("io.firstcome.coupon");

    @Override
    public void beforeAll(ExtensionContext context) {
        PRODUCT.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        PRODUCT.setLevel(null);
    }
}
