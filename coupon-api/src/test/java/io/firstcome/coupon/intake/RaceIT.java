package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.UsualInstances;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances, one database: the line is one. */
@ExtendWith(UsualInstances.Given.class)
class RaceIT {

    private static final int CUSTOMERS = 600;
    private static final long QUANTITY = 300;
    private static final long WAITING_LIST = 50;
    private static final long CAPACITY = QUANTITY + WAITING_LIST;

    private static List<ApiUnderTest> apis = List.of();
    private static JdbcClient database;

    private record Answered(String customer, Reply reply) {}

    @BeforeAll
    static void start(UsualInstances usual) {
        apis = List.of(usual.first(), usual.second());
        database = usual.database();
    }

    @Test
    void twoInstancesRaceForOneCoupon() throws InterruptedException, ExecutionException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        String coupon = apis.getFirst().openCoupon(QUANTITY, WAITING_LIST);

        List<Answered> answers = race(coupon, new Random(seed));

        assertThat(answers).extracting(answered -> answered.reply().status()).containsOnly(202, 200, 409);
        Map<String, List<Reply>> accepted = answers.stream()
                .filter(answered -> answered.reply().status() != 409)
                .collect(Collectors.groupingBy(
                        Answered::customer, Collectors.mapping(Answered::reply, Collectors.toList())));
        assertThat(accepted).hasSize((int) CAPACITY);
        accepted.values().forEach(replies -> {
            assertThat(replies.stream().map(Reply::body).distinct())
                    .as("one request each")
                    .hasSize(1);
            assertThat(replies.stream().filter(reply -> reply.status() == 202))
                    .as("accepted once")
                    .hasSize(1);
        });
        assertThat(accepted.values().stream().map(replies -> replies.getFirst().number("ticket")))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, CAPACITY).boxed().toList());
        assertThat(answers.stream().filter(answered -> answered.reply().status() == 409))
                .allSatisfy(answered -> assertThat(answered.reply().problem()).isEqualTo("sold-out"));
        lineIsGaplessInTheOrderOfItsCommits(UUID.fromString(coupon));
        whoIsInLineStaysThere(coupon, accepted);
    }

    private static List<Answered> race(String coupon, Random random) throws InterruptedException, ExecutionException {
        List<Callable<Answered>> asks = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String customer = "customer-" + i;
            for (int times = random.nextInt(3); times >= 0; times--) {
                ApiUnderTest api = apis.get(random.nextInt(apis.size()));
                asks.add(() -> new Answered(customer, api.ask(coupon, customer)));
            }
        }
        Collections.shuffle(asks, random);
        List<Answered> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answered> future : threads.invokeAll(asks)) {
                answers.add(future.get());
            }
        }
        return answers;
    }

    private static void lineIsGaplessInTheOrderOfItsCommits(UUID coupon) {
        List<Long> sequences = database.sql(
                        "SELECT sequence FROM intake.outbox WHERE aggregateid = ? ORDER BY written_lsn, sequence")
                .param(coupon)
                .query(Long.class)
                .list();
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, CAPACITY + 1).boxed().toList());
        List<OffsetDateTime> times = database.sql(
                        "SELECT accepted_at FROM intake.issue_request WHERE coupon_id = ? ORDER BY ticket")
                .param(coupon)
                .query(OffsetDateTime.class)
                .list();
        assertThat(times).hasSize((int) CAPACITY).isSorted();
        assertThat(database.sql("SELECT count(*) FROM intake.issue_request r JOIN intake.outbox o ON o.id = r.id"
                                + " AND o.sequence = r.sequence AND (o.payload::json->>'ticket')::bigint = r.ticket"
                                + " AND o.payload::json->>'customerId' = r.customer_id"
                                + " AND (o.payload::json->>'acceptedAt')::timestamptz = r.accepted_at"
                                + " WHERE coupon_id = ?")
                        .param(coupon)
                        .query(Long.class)
                        .single())
                .isEqualTo(CAPACITY);
    }

    private static void whoIsInLineStaysThere(String coupon, Map<String, List<Reply>> accepted) {
        accepted.forEach((customer, replies) -> {
            for (ApiUnderTest api : apis) {
                Reply again = api.ask(coupon, customer);
                assertThat(again.status()).isEqualTo(200);
                assertThat(again.body()).isEqualTo(replies.getFirst().body());
            }
        });
    }

    /** Whatever autovacuum knows of the tables by then. */
    @Test
    void whoIsInLineIsLookedUpByTheIndex() throws SQLException {
        try (Connection connection = apis.getFirst().bean(IntakePool.class).connection();
                PreparedStatement explain =
                        connection.prepareStatement("EXPLAIN (FORMAT JSON) " + LineTransaction.FIND_IN_LINE)) {
            explain.setArray(1, connection.createArrayOf("uuid", new Object[] {UUID.randomUUID()}));
            explain.setArray(2, connection.createArrayOf("text", new Object[] {"anybody"}));
            ResultSet plan = explain.executeQuery();
            plan.next();
            assertThat(plan.getString(1))
                    .contains("issue_request_coupon_id_customer_id_nth_key")
                    .doesNotContain("Seq Scan", "Sort");
        }
    }

    @Test
    void whoAsksAfterAnothersAnswerIsBehindWhicheverInstance() throws InterruptedException {
        String coupon = apis.getFirst().openCoupon(100_000, 0);
        AtomicBoolean over = new AtomicBoolean();
        try (Crowd crowd = new Crowd()) {
            List<Future<Reply>> noise = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String name = "noise-" + i + "-";
                noise.add(crowd.begin(() -> {
                    Reply last = apis.getFirst().ask(coupon, name);
                    for (int n = 0; !over.get(); n++) {
                        last = apis.get(n % 2).ask(coupon, name + n);
                    }
                    return last;
                }));
            }
            try {
                long before = 0;
                for (int i = 0; i < 40; i++) {
                    Reply reply = apis.get(i % 2).ask(coupon, "ordered-" + i);
                    assertThat(reply.status()).isEqualTo(202);
                    assertThat(reply.number("ticket")).isGreaterThan(before);
                    before = reply.number("ticket");
                }
                assertThat(before).as("there was noise").isGreaterThan(60);
            } finally {
                over.set(true);
            }
            noise.forEach(Crowd::get);
        }
    }
}
