package org.ngrinder.http;

/** How long requests wait, in milliseconds; 0: for ever. */
public final class HTTPRequestControl {

    private static volatile long connectionTimeout;
    private static volatile long socketTimeout;

    private HTTPRequestControl() {}

    public static long getConnectionTimeout() {
        return connectionTimeout;
    }

    /** Until a connection stands; for requests that are made afterwards. */
    public static void setConnectionTimeout(long millis) {
        connectionTimeout = millis;
    }

    public static long getSocketTimeout() {
        return socketTimeout;
    }

    /** Until the answer begins. */
    public static void setSocketTimeout(long millis) {
        socketTimeout = millis;
    }
}
