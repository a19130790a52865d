package io.firstcome.coupon.patience;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Has every test wait for a minute, unless it says otherwise: on a machine whose processors were taken away, what takes a
 * moment elsewhere takes ten to a hundred times as long, and a test that waits in vain is broken anyway.
 */
public final class PatientAwaiting implements LauncherSessionListener {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
