package io.firstcome.coupon.stack;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service has to be told of where it runs, as the command-line arguments of its executable jar.
 *
 * @param database where it reaches its PostgreSQL; by the address of a record {@link DatabaseAddress}, or past something
 *     that stands in front of it
 * @param login who asks; its address does not count
 * @param bootstrapServers where it reaches Kafka
 */
public record ServiceArguments(InetSocketAddress database, DatabaseAddress login, String bootstrapServers) {

    /** @param port where it listens on the loopback address; 0: any free one */
    public List<String> api(int port, DevelopmentKeys keys) {
        List<String> arguments = new ArrayList<>(listening(port));
        arguments.addAll(dataSourceAndKafka());
        arguments.add("--spring.security.oauth2.resourceserver.jwt.public-key-location="
                + keys.publicKey().toUri());
        arguments.add("--spring.security.oauth2.resourceserver.jwt.audiences=" + DevelopmentKeys.AUDIENCE);
        return arguments;
    }

    /** @param replicationFactor on how many brokers the topics that it makes are stored */
    public List<String> consumer(int instance, int pacePerSecond, int replicationFactor) {
        List<String> arguments = new ArrayList<>(dataSourceAndKafka());
        arguments.add("--spring.kafka.client-id=coupon-consumer-" + instance);
        arguments.add("--firstcome.issuing.pace-per-second=" + pacePerSecond);
        arguments.add("--firstcome.topics.partitions=6");
        arguments.add("--firstcome.topics.replication-factor=" + replicationFactor);
        return arguments;
    }

    public List<String> relay() {
        return List.of(
                "--firstcome.relay.bootstrap-servers=" + bootstrapServers,
                "--firstcome.relay.database.host=" + database.getHostString(),
                "--firstcome.relay.database.port=" + database.getPort(),
                "--firstcome.relay.database.name=" + Stack.DATABASE,
                "--firstcome.relay.database.user=" + login.user(),
                "--firstcome.relay.database.password=" + login.password());
    }

    /** Where a service's HTTP port is: its API, its health. */
    public static List<String> listening(int port) {
        return List.of("--server.address=127.0.0.1", "--server.port=" + port);
    }

    private List<String> dataSourceAndKafka() {
        return List.of(
                "--spring.datasource.url=jdbc:postgresql://" + database.getHostString() + ":" + database.getPort() + "/"
                        + Stack.DATABASE,
                "--spring.datasource.username=" + login.user(),
                "--spring.datasource.password=" + login.password(),
                "--spring.kafka.bootstrap-servers=" + bootstrapServers);
    }
}
