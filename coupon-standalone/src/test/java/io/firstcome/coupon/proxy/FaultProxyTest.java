package io.firstcome.coupon.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
        proxy = FaultProxy.inFrontOf(server.address());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private Caller caller() throws IOException {
        return new Caller(proxy.address());
    }

    /** A reset may come before the connection is known to stand. */
    private String newcomerHears() throws IOException {
        try (Caller caller = caller()) {
            return caller.hear(1);
        } catch (SocketException _) {
            return Caller.RESET;
        }
    }

    @Test
    void passesEverythingInBothDirections() throws IOException {
        try (Caller one = caller();
                Caller other = caller()) {
            assertThat(one.echo("hello")).isEqualTo("hello");
            assertThat(other.echo("x".repeat(100_000))).hasSize(100_000);
            assertThat(one.echo("again")).isEqualTo("again");
        }
    }

    @Test
    void endsTheServersSideWhenAClientIsGone() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.echo("hello")).isEqualTo("hello");
        }
        await().atMost(PATIENCE).until(() -> server.openConnections() == 0);
    }

    @Test
    void resetsWhoConnectsWhileTheServerIsAway() throws IOException {
        server.close();
        assertThat(newcomerHears()).isEqualTo(Caller.RESET);
    }

    @Test
    void cutsWhatIsOpenAndLetsNewConnectionsPass() throws IOException {
        try (Caller before = caller()) {
            assertThat(before.echo("hello")).isEqualTo("hello");
            proxy.cut();
            assertThat(before.hear(1)).isEqualTo(Caller.RESET);
            await().atMost(PATIENCE).until(() -> server.openConnections() == 0);
        }
        try (Caller after = caller()) {
            assertThat(after.echo("hello")).isEqualTo("hello");
        }
    }

    @Test
    void refusesUntilItPassesAgain() throws IOException {
        try (Caller before = caller()) {
            assertThat(before.echo("hello")).isEqualTo("hello");
            proxy.refuse();
            assertThat(before.hear(1)).isEqualTo(Caller.RESET);
        }
        assertThat(newcomerHears()).isEqualTo(Caller.RESET);
        proxy.pass();
        try (Caller after = caller()) {
            assertThat(after.echo("hello")).isEqualTo("hello");
        }
    }

    @Test
    void swallowsBothDirectionsWhileHalfOpenAndResetsWhoWasAffected() throws IOException {
        try (Caller speaking = caller();
                Caller silent = caller()) {
            assertThat(speaking.echo("hello")).isEqualTo("hello");
            assertThat(silent.echo("hi")).isEqualTo("hi");
            proxy.halfOpen();
            speaking.say("lost");
            try (Caller arriving = caller()) {
                arriving.say("lost too");
                assertThat(arriving.hearSoon()).isEqualTo(Caller.SILENCE);
                assertThat(speaking.hearSoon()).isEqualTo(Caller.SILENCE);
                proxy.pass();
                assertThat(speaking.hear(1)).isEqualTo(Caller.RESET);
                assertThat(arriving.hear(1)).isEqualTo(Caller.RESET);
            }
            assertThat(silent.echo("still there")).isEqualTo("still there");
        }
        assertThat(server.heard()).doesNotContain("lost");
    }

    @Test
    void keepsTheEndOfAConnectionFromTheServerWhileHalfOpen() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.echo("hello")).isEqualTo("hello");
            proxy.halfOpen();
        }
        try (Caller arriving = caller()) {
            assertThat(arriving.hearSoon()).isEqualTo(Caller.SILENCE);
        }
        assertThat(server.openConnections()).isOne();
        proxy.pass();
        await().atMost(PATIENCE).until(() -> server.openConnections() == 0);
    }

    @Test
    void delaysEachDirection() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.echo("hello")).isEqualTo("hello");
            proxy.delay(150);
            long began = System.nanoTime();
            assertThat(caller.echo("slow")).isEqualTo("slow");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
        assertThatThrownBy(() -> proxy.delay(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutsInTheMiddleOfWhatAClientSays() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.echo("hello")).isEqualTo("hello");
            proxy.cutAfter(Direction.FROM_CLIENT, 4);
            assertThat(proxy.isCutAhead()).isTrue();
            caller.say("halfhalf");
            assertThat(caller.hear(8)).endsWith(Caller.RESET);
            assertThat(proxy.isCutAhead()).isFalse();
            await().atMost(PATIENCE).until(() -> server.openConnections() == 0);
        }
        assertThat(server.heard()).isEqualTo("hellohalf");
        try (Caller after = caller()) {
            assertThat(after.echo("the next one passes")).isEqualTo("the next one passes");
        }
    }

    @Test
    void cutsInTheMiddleOfWhatTheServerSays() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.echo("hello")).isEqualTo("hello");
            proxy.cutAfter(Direction.FROM_SERVER, 4);
            caller.say("halfhalf");
            assertThat(caller.hear(8)).isEqualTo("half" + Caller.END);
        }
        assertThat(server.heard()).isEqualTo("hellohalfhalf");
    }

    @Test
    void forgetsACutThatHasNotComeWhenItHeals() throws IOException {
        try (Caller caller = caller()) {
            proxy.cutAfter(Direction.FROM_CLIENT, 4);
            proxy.pass();
            assertThat(caller.echo("not in halves")).isEqualTo("not in halves");
        }
    }

    @Test
    void knowsNoCommitInFrontOfAnythingButPostgres() {
        assertThatThrownBy(proxy::loseNextCommitAnswer).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void endsAllWhenItIsClosed() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.echo("hello")).isEqualTo("hello");
            proxy.close();
            assertThat(caller.hear(1)).isEqualTo(Caller.RESET);
            assertThatThrownBy(this::caller).isInstanceOf(IOException.class);
        }
    }
}
