package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TcpGate;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The instance reaches its database through a gate that breaks. */
class DatabaseTroubleIT {

    private static String url;
    private static TcpGate gate;
    private static ApiUnderTest api;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        PostgresServer postgres = TestBacking.get().postgres();
        url = ApiUnderTest.freshDatabase("database_trouble");
        database = ApiUnderTest.database(url);
        gate = new TcpGate(postgres.host(), postgres.port());
        api = ApiUnderTest.start(
                gate.jdbcUrl("database_trouble"),
                "firstcome.intake.connect-timeout-millis=300",
                "firstcome.intake.breaker-open-millis=300");
        database.sql("""
                CREATE FUNCTION refuse_broken() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.customer_id LIKE 'broken%' THEN RAISE EXCEPTION 'broken'; END IF;
                    RETURN NEW;
                END $$""").update();
        database.sql("CREATE TRIGGER refuse_broken BEFORE INSERT ON intake.issue_request"
                        + " FOR EACH ROW EXECUTE FUNCTION refuse_broken()")
                .update();
    }

    @AfterAll
    static void stop() {
        gate.open();
        api.close();
        gate.close();
    }

    @AfterEach
    void recover() {
        gate.open();
        String coupon = UUID.randomUUID().toString();
        await().until(() -> api.ask(coupon, "probe").problem(), "unknown-coupon"::equals);
    }

    @Test
    void withoutADatabaseCustomersAreToldAtOnceAndItRecoversByItself() {
        String coupon = api.openCoupon(100, 0);
        gate.shut();
        await().untilAsserted(() -> {
            long start = System.nanoTime();
            Reply reply = api.ask(coupon, "customer");
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.problem()).isEqualTo("unavailable");
            assertThat(reply.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
        });
        assertThat(api.admin("GET", "/v1/campaigns/" + coupon, null).problem()).isEqualTo("unavailable");
        gate.open();
        Reply accepted = await().until(() -> api.ask(coupon, "customer"), reply -> reply.status() != 503);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.number("ticket")).isEqualTo(1);
    }

    @Test
    void anAnswerToACommitThatIsLostIsFoundOut() {
        String coupon = api.openCoupon(100, 0);
        gate.atNextCommit(TcpGate.AtCommit.LOSE_ANSWER);
        Reply reply = api.ask(coupon, "customer");
        assertThat(reply.status()).as("accepted, and not repeated").isEqualTo(202);
        assertThat(reply.number("ticket")).isEqualTo(1);
        assertThat(members(coupon)).isEqualTo(1);
        assertThat(api.ask(coupon, "customer").body()).isEqualTo(reply.body());
    }

    @Test
    void aCommitThatIsLostIsSentAgain() {
        String coupon = api.openCoupon(100, 0);
        gate.atNextCommit(TcpGate.AtCommit.LOSE_COMMIT);
        Reply reply = api.ask(coupon, "customer");
        assertThat(reply.status()).isEqualTo(202);
        assertThat(members(coupon)).isEqualTo(1);
    }

    @Test
    void whatCannotBeFoundOutIsSaidSoAndTheTicketIsThereAfterwards() {
        String coupon = api.openCoupon(100, 0);
        gate.atNextCommit(TcpGate.AtCommit.LOSE_ANSWER_AND_SHUT);
        Reply reply = api.ask(coupon, "customer");
        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.problem()).isEqualTo("outcome-unknown");
        gate.open();
        Reply again = await().until(() -> api.ask(coupon, "customer"), later -> later.status() != 503);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.number("ticket")).isEqualTo(1);
    }

    @Test
    void oneBrokenRequestNeverFailsTheOthers() throws SQLException {
        String coupon = api.openCoupon(100, 0);
        String other = api.openCoupon(100, 0);
        List<Future<Reply>> good = new ArrayList<>();
        Future<Reply> broken;
        try (Crowd crowd = new Crowd()) {
            try (LockedLine _ = LockedLine.of(url, coupon)) {
                for (int i = 0; i < 10; i++) {
                    String name = "good-" + i;
                    good.add(crowd.begin(() -> api.ask(coupon, name)));
                    good.add(crowd.begin(() -> api.ask(other, name)));
                }
                broken = crowd.begin(() -> api.ask(coupon, "broken"));
            }
            Reply refused = Crowd.get(broken);
            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.problem()).isEqualTo("internal-error");
            assertThat(good)
                    .allSatisfy(future -> assertThat(Crowd.get(future).status()).isEqualTo(202));
        }
        assertThat(members(coupon)).isEqualTo(10);
        assertThat(database.sql("SELECT max(ticket) FROM intake.issue_request WHERE coupon_id = ?")
                        .param(UUID.fromString(coupon))
                        .query(Long.class)
                        .single())
                .as("no gap")
                .isEqualTo(10);
    }

    private static long members(String coupon) {
        return database.sql("SELECT count(*) FROM intake.issue_request WHERE coupon_id = ?")
                .param(UUID.fromString(coupon))
                .query(Long.class)
                .single();
    }
}
