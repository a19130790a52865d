package io.firstcome.coupon.campaign;

import static io.firstcome.coupon.campaign.Admins.CAMPAIGNS;
import static io.firstcome.coupon.campaign.Admins.draft;
import static io.firstcome.coupon.campaign.Admins.fields;
import static io.firstcome.coupon.campaign.Admins.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class CampaignListIT {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private static String url;
    private static ApiUnderTest api;
    private static JdbcClient database;
    private static final List<String> NEWEST_FIRST = new ArrayList<>();

    @BeforeAll
    static void start() {
        url = ApiUnderTest.freshDatabase("campaign_list");
        api = ApiUnderTest.start(url);
        database = ApiUnderTest.database(url);
        for (String name : List.of("Noon 100%", "NOON_2", "night \\\\ day", "쿠폰 Noon", "noonX2", "Sixth", "Seventh")) {
            NEWEST_FIRST.addFirst(draft(api, name).text("id"));
        }
        api.admin("PUT", CAMPAIGNS + NEWEST_FIRST.get(0) + "/schedule", "{\"publishAt\": \"2098-01-01T00:00:00Z\"}");
        api.admin("POST", CAMPAIGNS + NEWEST_FIRST.get(1) + "/publish", null);
        // equally old ones are told apart by their ids
        database.sql("UPDATE intake.coupon SET created_at = (SELECT min(created_at) FROM intake.coupon)"
                        + " WHERE name IN ('NOON_2', 'night \\ day')")
                .update();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void pagesLeadFromTheNewestToTheOldest() {
        List<String> seen = new ArrayList<>();
        Optional<String> page = Optional.of("/v1/campaigns?limit=2");
        int pages = 0;
        while (page.isPresent()) {
            Reply reply = list(page.orElseThrow());
            assertThat(ids(reply)).hasSizeLessThanOrEqualTo(2);
            seen.addAll(ids(reply));
            page = next(reply);
            page.ifPresent(link -> assertThat(link).startsWith("/v1/campaigns?limit=2&after="));
            pages++;
        }
        assertThat(pages).isEqualTo(4);
        assertThat(seen).containsExactlyElementsOf(NEWEST_FIRST);
        Reply all = list("/v1/campaigns?limit=7");
        assertThat(ids(all)).hasSize(7);
        assertThat(next(all)).as("it is the last").isEmpty();
        assertThat(all.body().path("items").get(0))
                .isEqualTo(api.admin("GET", CAMPAIGNS + NEWEST_FIRST.getFirst(), null)
                        .body());
    }

    @Test
    void whatIsSetUpMeanwhileMovesNoPage() {
        Reply first = list("/v1/campaigns?limit=3&q=n");
        String link = next(first).orElseThrow();
        Reply before = list(link);
        String id = draft(api, "new one").text("id");
        try {
            assertThat(list(link).body()).isEqualTo(before.body());
        } finally {
            assertThat(Admins.ifMatch(api, "DELETE", CAMPAIGNS + id, "*", null).status())
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            q=noon                         | 4
            q=NOON                         | 4
            q=%25                          | 1
            q=_                            | 1
            q=%5C                          | 1
            q=%EC%BF%A0%ED%8F%B0           | 1
            q=nothing                      | 0
            q=                             | 7
            state=draft                    | 5
            state=draft,published          | 6
            state=scheduled&state=published| 2
            state=closed                   | 0
            state=draft&q=seventh          | 0
            state=scheduled&q=seventh      | 1
            """)
    void namesAndStatesAreSearched(String query, int found) {
        assertThat(ids(list("/v1/campaigns?" + query))).hasSize(found);
    }

    @Test
    void theNextPageIsOfTheSameSearch() {
        Reply first = list("/v1/campaigns?q=noon&state=draft&state=published&limit=3");
        String link = next(first).orElseThrow();
        assertThat(link).startsWith("/v1/campaigns?q=noon&state=draft&state=published&limit=3&after=");
        assertThat(ids(list(link))).hasSize(1);
        String percent = next(list("/v1/campaigns?q=o&limit=1")).orElseThrow();
        assertThat(ids(list(percent.replace("q=o", "q=%25&q=")))).isNotNull();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(fields(list("/v1/campaigns?limit=0&after=x&state=open&q=%00")))
                .containsExactly("after", "limit", "q", "state");
        assertThat(fields(list("/v1/campaigns?limit=201"))).containsExactly("limit");
        assertThat(fields(list("/v1/campaigns?q=" + "x".repeat(201)))).containsExactly("q");
        assertThat(fields(list("/v1/campaigns?state=DRAFT"))).containsExactly("state");
        refused(list("/v1/campaigns?limit=ten"), 400, "invalid-request");
        refused(list("/v1/campaigns?limit=99999999999"), 400, "invalid-request");
    }

    @Test
    void aReaderMayListAndACustomerMayNot() {
        String reader = TestTokens.token("r", "campaign:read", Instant.now().plusSeconds(60));
        assertThat(api.send("GET", "/v1/campaigns", reader, null).status()).isEqualTo(200);
        refused(api.send("GET", "/v1/campaigns", TestTokens.customer("c"), null), 403, "forbidden");
        refused(api.send("POST", "/v1/campaigns", reader, "{}"), 403, "forbidden");
    }

    @Test
    void aPageIsReadAlongTheIndex() {
        JdbcClient ofLargeTables = ApiUnderTest.database(url + (url.contains("?") ? "&" : "?")
                + "options=-c%20enable_seqscan%3Doff%20-c%20enable_bitmapscan%3Doff");
        assertThat(ofLargeTables
                        .sql("EXPLAIN " + CouponRepository.PAGE)
                        .param("createdAt", OffsetDateTime.now(ZoneOffset.UTC))
                        .param("id", UUID.randomUUID())
                        .param("states", List.of("draft", "closed"))
                        .param("name", "%a%")
                        .param("limit", 3)
                        .query(String.class)
                        .list()
                        .toString())
                .contains("coupon_newest")
                .doesNotContain("Sort");
    }

    private static Reply list(String path) {
        Reply reply = api.admin("GET", path, null);
        assertThat(reply.response().headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        return reply;
    }

    private static List<String> ids(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return StreamSupport.stream(reply.body().path("items").spliterator(), false)
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static Optional<String> next(Reply reply) {
        return reply.response().headers().firstValue("Link").map(link -> {
            Matcher matcher = NEXT.matcher(link);
            assertThat(matcher.matches()).as(link).isTrue();
            return matcher.group(1);
        });
    }
}
