package io.firstcome.coupon.issuing;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A decision that was told must outlast a crash of the database: refuses to start where it might not. */
@Component
final class DurabilityCheck {

    private static final String SETTING = "SELECT current_setting(:name)";

    /** A setting of the database under which a commit may be lost. */
    static final class CommitsMayBeLost extends RuntimeException {
        CommitsMayBeLost(String setting) {
            super("The ledger's database runs with " + setting + "=off: a decision that was told could be lost");
        }
    }

    DurabilityCheck(JdbcClient jdbc) {
        Stream.of("synchronous_commit", "fsync")
                .filter(name -> "off"
                        .equals(jdbc.sql(SETTING)
                                .param("name", name)
                                .query(String.class)
                                .single()))
                .findFirst()
                .ifPresent(setting -> {
                    throw new CommitsMayBeLost(setting);
                });
    }
}
