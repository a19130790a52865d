package io.firstcome.coupon.alert;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and how often at most; {@code firstcome.alerts.*}. Its text has neither the secret nor the address, which
 * for many receivers is a secret too.
 *
 * @param webhookUrl {@code webhook-url}: where messages go; none, and nobody is told
 * @param secret {@code secret}: signs the messages, at least 16 characters; needed where there is an address
 * @param instance {@code instance}: how this instance is called, by default the host's name
 * @param runbookUrl {@code runbook-url}: what the runbook's file names are put behind, ending in a slash
 * @param minInterval {@code min-interval-seconds}: two begins of one alert are at least so far apart, 10 to 86400
 * @param repeat {@code repeat-minutes}: how often it is said again while it holds, 1 to 10080
 * @param clear {@code clear-seconds}: how long it must not hold to count as over, 1 to 3600
 * @param maxPerHour {@code max-per-hour}: how many messages in all an instance sends in any hour, 1 to 1000
 * @param attempts {@code attempts}: how often a message is tried, 1 to 20
 * @param retryInitial {@code retry-initial-millis}: the wait after the first attempt, doubling, 10 to 60000
 * @param timeout {@code timeout-millis}: how long an attempt may take, 100 to 60000
 */
public record AlertSettings(
        @Nullable URI webhookUrl,
        String secret,
        String instance,
        String runbookUrl,
        Duration minInterval,
        Duration repeat,
        Duration clear,
        int maxPerHour,
        int attempts,
        Duration retryInitial,
        Duration timeout) {

    private static final int SHORTEST_SECRET = 16;

    /** What the settings stand below. */
    public static final String PREFIX = "firstcome.alerts.";

    /** @throws IllegalArgumentException if the address is no HTTP address or has no secret beside it */
    public AlertSettings {
        if (webhookUrl != null) {
            String scheme = webhookUrl.getScheme();
            if (!("http".equals(scheme) || "https".equals(scheme)) || webhookUrl.getHost() == null) {
                throw new IllegalArgumentException(PREFIX + "webhook-url must be an http(s) address with a host");
            }
            if (secret.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        PREFIX + "secret must have at least " + SHORTEST_SECRET + " characters: it signs the messages");
            }
        }
    }

    /**
     * Reads the settings; those that are not given have their defaults.
     *
     * @param property the value by its full name, null if it is not given
     * @throws IllegalArgumentException in one line, if one is out of its bounds
     */
    public static AlertSettings read(Function<String, @Nullable String> property) {
        Reader reader = new Reader(property);
        String url = reader.text("webhook-url", "");
        return new AlertSettings(
                url.isBlank() ? null : address(url),
                reader.text("secret", ""),
                reader.text("instance", host()),
                reader.text("runbook-url", "infra/runbook/"),
                Duration.ofSeconds(reader.number("min-interval-seconds", 300, 10, 86_400)),
                Duration.ofMinutes(reader.number("repeat-minutes", 240, 1, 10_080)),
                Duration.ofSeconds(reader.number("clear-seconds", 30, 1, 3_600)),
                reader.number("max-per-hour", 60, 1, 1_000),
                reader.number("attempts", 6, 1, 20),
                Duration.ofMillis(reader.number("retry-initial-millis", 1_000, 10, 60_000)),
                Duration.ofMillis(reader.number("timeout-millis", 5_000, 100, 60_000)));
    }

    private static URI address(String url) {
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException broken) {
            // its message would have the address
            throw new IllegalArgumentException(PREFIX + "webhook-url is no address");
        }
    }

    private static String host() {
        String name = System.getenv("HOSTNAME");
        return name == null || name.isBlank()
                ? "process " + ProcessHandle.current().pid()
                : name;
    }

    private record Reader(Function<String, @Nullable String> property) {

        String text(String name, String otherwise) {
            String value = property.apply(PREFIX + name);
            return value == null ? otherwise : value;
        }

        int number(String name, int otherwise, int min, int max) {
            String value = text(name, Integer.toString(otherwise)).strip();
            int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
            if (number < min || number > max) {
                throw new IllegalArgumentException(
                        PREFIX + name + " must be a whole number from " + min + " to " + max + ", not '" + value + "'");
            }
            return number;
        }
    }

    @Override
    public String toString() {
        return "AlertSettings[" + (webhookUrl == null ? "off" : "to " + webhookUrl.getHost()) + "]";
    }
}
