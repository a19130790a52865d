package io.firstcome.coupon.fault;

/** A breakage and how it is mended. */
record Broken(String what, long leastMillis, Mending mending) implements Breakage {

    /** Puts one thing right. */
    @FunctionalInterface
    interface Mending {
        void run() throws Exception;
    }

    /** One that is for the product to heal. */
    static Broken forTheProduct(String what) {
        return new Broken(what, 0, () -> {});
    }

    @Override
    public void mend() throws Exception {
        mending.run();
    }
}
