package io.firstcome.coupon.backing;

/**
 * The one backing of a test JVM: started on first use, stopped when the JVM ends. Which provider it is says the
 * environment, see {@link BackingSettings#fromEnvironment()}.
 */
public final class TestBacking {

    private TestBacking() {}

    private static final class Holder {
        static final Backing INSTANCE = start();

        private static Backing start() {
            Backing backing = BackingSettings.fromEnvironment().start();
            Runtime.getRuntime().addShutdownHook(new Thread(backing::close, "stop-backing"));
            return backing;
        }
    }

    public static Backing get() {
        return Holder.INSTANCE;
    }
}
