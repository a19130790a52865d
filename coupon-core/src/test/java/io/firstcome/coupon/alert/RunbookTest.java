package io.firstcome.coupon.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The runbook has a page for each alert and each row of the failure table, and each says what it should. */
class RunbookTest {

    private static final List<String> SECTIONS = List.of(
            "## What it means", "## What customers see", "## What to look at", "## What to do", "## How it ends");

    /** Named like meters. */
    private static final Set<String> SETTINGS = Set.of(
            "firstcome.relay.max-unpublished-age-seconds",
            "firstcome.relay.slot-alert-percent",
            "firstcome.progress",
            "firstcome.progress.gap-attempts",
            "firstcome.progress.stalled-seconds");

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    void everyAlertNamesAPageThatNamesIt(AlertKind kind) {
        assertThat(Runbook.pages()).contains(kind.page());
        assertThat(Runbook.text(kind.page())).contains("`" + kind.code() + "`");
        assertThat(Runbook.text("README"))
                .contains("`" + kind.code() + "` | [" + kind.page() + "](" + kind.page() + ".md)");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageHasItsSectionsInOrderAndIsInTheIndex(String page) {
        assertThat(Runbook.text(page)).containsSubsequence(SECTIONS);
        assertThat(Runbook.text("README")).contains("](" + page + ".md)");
    }

    /** Which meters there really are is compared by each service's own test. */
    @ParameterizedTest
    @MethodSource("pagesAndIndex")
    void everyMeterThatAPageNamesIsInTheIndex(String page) {
        Set<String> known = new TreeSet<>();
        for (String service : List.of("coupon-api", "outbox-relay", "coupon-consumer")) {
            known.addAll(Runbook.meters(service));
        }
        Set<String> named = Runbook.metersNamedBy(page);
        named.removeAll(SETTINGS);
        assertThat(known).containsAll(named);
    }

    static Set<String> pages() {
        return Runbook.pages();
    }

    static Set<String> pagesAndIndex() {
        Set<String> all = new TreeSet<>(Runbook.pages());
        all.add("README");
        return all;
    }

    @Test
    void thereIsAPageForEachRowOfTheFailureTable() {
        assertThat(Runbook.pages())
                .containsExactlyInAnyOrder(
                        "api-killed",
                        "postgresql-down",
                        "kafka-down",
                        "relay-stopped",
                        "consumer-stopped",
                        "messages-lost",
                        "slot-lost",
                        "ledger-down",
                        "poison-message",
                        "disk-full");
    }
}
