package io.firstcome.coupon.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.backing.Backing;
import io.firstcome.coupon.backing.BackingSettings;
import io.firstcome.coupon.checker.CheckReport;
import io.firstcome.coupon.checker.Checker;
import io.firstcome.coupon.checker.Circumstances;
import io.firstcome.coupon.checker.Drain;
import io.firstcome.coupon.checker.Rule;
import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.History;
import io.firstcome.coupon.promises.Finding;
import io.firstcome.coupon.stack.DevelopmentKeys;
import io.firstcome.coupon.stack.Stack;
import io.firstcome.coupon.stack.StackSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: a crowd of every manner, with admins who change the coupons meanwhile, and the checker over what came of it, on a
 * stack in which nothing breaks. Whatever the checker finds here is wrong in the product or in the checker.
 */
class CrowdIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 20261122)
    void aCrowdAndItsAdminsFindEveryPromiseHeld(long seed, @TempDir Path directory) throws Exception {
        BackingSettings.Throwaway throwaway = BackingSettings.Throwaway.somewhere();
        DevelopmentKeys keys = DevelopmentKeys.in(throwaway.directory());
        Backing backing = throwaway.start();
        Path file = directory.resolve("history.jsonl");
        try (Stack stack = Stack.start(new StackSettings(2, 2, 1, 0, 500), backing, keys)) {
            try (History history = History.writtenTo(file);
                    Crowd crowd =
                            Crowd.start(new CrowdSettings(seed, 30, 4, 500, 400), stack.addresses(), keys, history)) {
                await().atMost(PATIENCE)
                        .until(() ->
                                crowd.figures().acts() >= 16 && crowd.figures().ok() >= 200);
                assertThat(crowd.drain(PATIENCE)).as("" + crowd.figures()).isTrue();
                assertThat(Drain.await(stack.database(), stack.database(), PATIENCE))
                        .as("" + Drain.open(stack.database(), stack.database()))
                        .isTrue();
                assertThat(crowd.lastWords(PATIENCE)).isTrue();
            }
            String kafka = backing.kafka().bootstrapServers();
            CheckReport report = Checker.check(
                    History.read(file), stack.database(), stack.database(), kafka, Circumstances.ordinary());

            System.out.println(report.text(StandardCharsets.UTF_8));
            assertThat(report.held()).as(report.text(StandardCharsets.UTF_8)).isTrue();
            assertThat(report.findings())
                    .extracting(Finding::check)
                    .containsAll(Arrays.stream(Rule.values()).map(Rule::code).toList())
                    .doesNotHaveDuplicates();
            assertThat(report.figures().accepted()).isGreaterThan(100);
            assertThat(report.figures().unknown()).isPositive();
            assertThat(History.read(file).calls()).extracting(Call::kind).contains(Call.Kind.values());
        }
    }
}
