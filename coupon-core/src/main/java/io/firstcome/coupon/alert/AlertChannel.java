package io.firstcome.coupon.alert;

/** Where messages go. */
interface AlertChannel extends AutoCloseable {

    /** Takes the message without waiting; false if there is no room for it, and then it is to be offered again. */
    boolean offer(AlertMessage message);

    @Override
    void close();

    /** Nobody is told; the log and the metrics have it all the same. */
    AlertChannel NONE = new AlertChannel() {
        @Override
        public boolean offer(AlertMessage message) {
            return true;
        }

        @Override
        public void close() {}
    };
}
