package io.firstcome.coupon.api;

import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * "Accepted is durable" holds only where a commit waits for the disk. Refuses to start on a database where it does not.
 */
@Component
class DurabilityCheck implements SmartLifecycle {

    private final JdbcClient database;
    private volatile boolean running;

    DurabilityCheck(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void start() {
        require("synchronous_commit");
        require("fsync");
        running = true;
    }

    private void require(String setting) {
        String value = database.sql("SELECT current_setting(?)")
                .param(setting)
                .query(String.class)
                .single();
        if (value.equals("off")) {
            throw new NotDurableException(setting);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that reads or writes the lines. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
