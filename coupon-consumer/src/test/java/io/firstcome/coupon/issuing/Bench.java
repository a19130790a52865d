package io.firstcome.coupon.issuing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.backing.Backing;
import io.firstcome.coupon.backing.KeptConnection;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.PaceSet;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.PaceJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A database of its own, instances of the consumer on it, and a hand on both of its topics. */
final class Bench implements AutoCloseable {

    static final int PARTITIONS = 4;

    /** Tests share the topic of the settings: what one has set, the next takes back. */
    private static final AtomicLong VERSION = new AtomicLong(System.currentTimeMillis());

    final LedgerRows ledger;
    final DecisionTail decisions;
    private final Backing backing = TestBacking.get();
    private final String name;
    private final KeptConnection connection;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

    Bench(String name) {
        this.name = name + "_" + UUID.randomUUID().toString().substring(0, 8);
        PostgresServer postgres = backing.postgres();
        postgres.createDatabase(this.name);
        makeTopics();
        connection = new KeptConnection(postgres, postgres.jdbcUrl(this.name));
        ledger = new LedgerRows(connection);
        decisions = new DecisionTail(backing.kafka().bootstrapServers());
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        backing.kafka().bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        setPace(null);
    }

    /** Sets the pace of all coupons as an admin does, or takes it back. */
    PaceSet setPace(@Nullable Integer perSecond) {
        return set(new PaceSet(VERSION.incrementAndGet(), null, perSecond));
    }

    /** Sets a coupon's upper bound as an admin does, or takes it back. */
    PaceSet setBound(CouponLine line, @Nullable Integer perSecond) {
        return set(new PaceSet(VERSION.incrementAndGet(), line.id, perSecond));
    }

    PaceSet set(PaceSet setting) {
        sendRecords(List.of(new ProducerRecord<>(
                Topics.PACE, setting.subject().toString().getBytes(UTF_8), PaceJson.write(setting))));
        return setting;
    }

    /** A later version than any before, in whatever test. */
    static long nextVersion() {
        return VERSION.incrementAndGet();
    }

    /** Makes what is missing, and has the group begin where the topic ends now: other tests have written there too. */
    private void makeTopics() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, backing.kafka().bootstrapServers()))) {
            var existing = admin.listTopics().names().get();
            Stream<NewTopic> topics = Stream.concat(
                    Stream.of(Topics.LINE, Topics.LINE_DEAD_LETTERS, Topics.DECISIONS)
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)),
                    Stream.of(new NewTopic(Topics.PACE, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))));
            admin.createTopics(topics.filter(topic -> !existing.contains(topic.name()))
                            .toList())
                    .all()
                    .get();
            Map<TopicPartition, OffsetSpec> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.LINE, partition))
                    .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
            Map<TopicPartition, OffsetAndMetadata> ends = await()
                    .ignoreExceptionsMatching(notKnownEverywhereYet())
                    .until(() -> admin.listOffsets(partitions).all().get(), found -> !found.isEmpty())
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            end -> new OffsetAndMetadata(end.getValue().offset())));
            admin.alterConsumerGroupOffsets(name, ends).all().get();
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Predicate<Throwable> notKnownEverywhereYet() {
        return failure -> failure.getCause() instanceof UnknownTopicOrPartitionException;
    }

    /** Starts an instance with the settings, such as {@code firstcome.issuing.pace-per-second=200}. */
    ConfigurableApplicationContext start(String... settings) {
        return start(CouponConsumerApplication.class, settings);
    }

    /** Starts an instance with further beans. */
    ConfigurableApplicationContext start(Class<?> beans, String... settings) {
        PostgresServer postgres = backing.postgres();
        Stream<String> defaults = Stream.of(
                "spring.main.web-application-type=none",
                "spring.datasource.url=" + postgres.jdbcUrl(name),
                "spring.datasource.username=" + postgres.user(),
                "spring.datasource.password=" + postgres.password(),
                "spring.kafka.bootstrap-servers=" + backing.kafka().bootstrapServers(),
                "firstcome.issuing.group=" + name,
                "firstcome.issuing.pace-per-second=1000000",
                "firstcome.topics.partitions=" + PARTITIONS,
                "firstcome.topics.replication-factor=1");
        Map<String, String> given = Stream.concat(defaults, Arrays.stream(settings))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, later) -> later));
        ConfigurableApplicationContext instance = CouponConsumerApplication.application()
                .sources(beans)
                .run(given.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        instances.add(instance);
        return instance;
    }

    /** Writes the messages to the line, in this order for each coupon, and waits until they are there. */
    void send(List<? extends LineMessage> messages) {
        sendRecords(messages.stream().map(Bench::record).toList());
    }

    void send(LineMessage... messages) {
        send(List.of(messages));
    }

    static ProducerRecord<byte[], byte[]> record(LineMessage message) {
        return new ProducerRecord<>(
                Topics.LINE, message.couponId().toString().getBytes(UTF_8), LineJson.write(message));
    }

    void sendRecords(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<?>> acks = new ArrayList<>();
        records.forEach(record -> acks.add(producer.send(record)));
        for (Future<?> ack : acks) {
            try {
                ack.get();
            } catch (ExecutionException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    String database() {
        return name;
    }

    @Override
    public void close() {
        instances.reversed().forEach(ConfigurableApplicationContext::close);
        setPace(null);
        producer.close();
        decisions.close();
        connection.close();
    }
}
