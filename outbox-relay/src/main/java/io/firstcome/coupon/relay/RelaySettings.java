package io.firstcome.coupon.relay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The relay's settings.
 *
 * @param bootstrapServers Kafka's addresses
 * @param kafkaProperties more properties of the producer (security); they do not override what durability needs
 * @param database the intake's database, by a user that may replicate and owns the outbox
 * @param pollIntervalMillis how long the engine gathers rows before it hands them on, however few they are: half of it is
 *     added to each one's way, and what is sent together costs all that comes after it one round. Debezium spins through
 *     the last millisecond of each wait, so that 5 costs an idle relay about 15 % of a core, 20 a quarter of that
 * @param maxBatchRows how many rows are sent before their acknowledgements are awaited
 * @param confirmMillis how soon after a commit, at the latest, the slot's position follows what Kafka acknowledged
 * @param heartbeatMillis how often the slot is moved on while others write WAL and the outbox is idle
 * @param standbyPollMillis how often a standby looks whether the slot has become free
 * @param retryInitialMillis the first pause after a failure; it doubles from one to the next
 * @param retryMaxMillis the longest pause after a failure
 * @param watchMillis how often the slot's position and the oldest unpublished row are read
 * @param stopMillis how long a stop may take before the rest is given up
 * @param maxUnpublishedAgeSeconds the age of the oldest unpublished row from which on the relay is unhealthy
 * @param slotAlertPercent how much of {@code max_slot_wal_keep_size} may be used up before somebody is told
 */
@Validated
@ConfigurationProperties("firstcome.relay")
record RelaySettings(
        @DefaultValue("localhost:9092") @NotBlank String bootstrapServers,
        @DefaultValue Map<String, String> kafkaProperties,
        @DefaultValue @Valid Database database,

        @DefaultValue("firstcome_outbox") @Pattern(regexp = IDENTIFIER)
        String slotName,

        @DefaultValue("firstcome_outbox") @Pattern(regexp = IDENTIFIER)
        String publicationName,

        @DefaultValue("20") @Min(1) @Max(1_000) int pollIntervalMillis,
        @DefaultValue("2048") @Min(1) @Max(8_192) int maxBatchRows,
        @DefaultValue("200") @Min(10) @Max(10_000) int confirmMillis,
        @DefaultValue("10000") @Min(100) @Max(600_000) int heartbeatMillis,
        @DefaultValue("250") @Min(50) @Max(10_000) int standbyPollMillis,
        @DefaultValue("200") @Min(10) @Max(60_000) int retryInitialMillis,
        @DefaultValue("10000") @Min(10) @Max(300_000) int retryMaxMillis,
        @DefaultValue("1000") @Min(50) @Max(60_000) int watchMillis,
        @DefaultValue("10000") @Min(1_000) @Max(60_000) int stopMillis,
        @DefaultValue("30") @Min(1) @Max(86_400) int maxUnpublishedAgeSeconds,
        @DefaultValue("80") @Min(1) @Max(99) int slotAlertPercent) {

    /** Slot and publication names go into statements that take no parameters. */
    private static final String IDENTIFIER = "[a-z_][a-z0-9_]{0,62}";

    record Database(
            @DefaultValue("localhost") @NotBlank String host,
            @DefaultValue("5432") @Min(1) @Max(65_535) int port,
            @DefaultValue("firstcome") @NotBlank String name,
            @DefaultValue("firstcome") @NotBlank String user,
            @DefaultValue("") String password) {}

    @AssertTrue(message = "retryInitialMillis is at most retryMaxMillis")
    boolean isRetryGrowing() {
        return retryInitialMillis <= retryMaxMillis;
    }
}
