package io.firstcome.coupon.issuing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

/** How the reading of the line goes, as Kafka's own client says. */
@Component
final class LineReading {

    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

    LineReading(
            ConcurrentMessageListenerContainer<byte[], byte[]> lineMessages, PaceShare share, MeterRegistry meters) {
        this.container = lineMessages;
        Gauge.builder("firstcome.issuing.lag", this, each -> each.lag().orElse(Double.NaN))
                .description("Records of this instance's partitions that are not read yet; NaN before the first read")
                .baseUnit("records")
                .register(meters);
        Gauge.builder("firstcome.issuing.partitions", share, PaceShare::assigned)
                .description("Partitions of the line that this instance reads")
                .register(meters);
    }

    /** Whether one of its consumers has a connection to a broker, or none of them runs. */
    boolean isConnected() {
        double[] connections = all("connection-count").toArray();
        return connections.length == 0 || DoubleStream.of(connections).anyMatch(count -> count > 0);
    }

    private OptionalDouble lag() {
        double[] lags = all("records-lag").filter(lag -> !Double.isNaN(lag)).toArray();
        return lags.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(lags).sum());
    }

    private DoubleStream all(String name) {
        return container.metrics().values().stream()
                .flatMap(metrics -> metrics.values().stream())
                .filter(metric -> metric.metricName().name().equals(name))
                .map(metric -> metric.metricValue())
                .filter(Double.class::isInstance)
                .mapToDouble(value -> (Double) value);
    }
}
