package io.firstcome.coupon.contract.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.WireFiles;
import java.util.Arrays;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: no bytes are an exception. Method: golden files, each with one thing changed by plain text replacement. */
class UnreadableTest {

    private static final String NOT_A_CUSTOMER = "a customer id has 1 to 128 characters";

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
        coupon-terms.json    ~ "v":1,                ~                       ~ field 'v' is missing
        coupon-terms.json    ~ "v":1                 ~ "v":2                 ~ unknown version 2
        coupon-terms.json    ~ "v":1                 ~ "v":"1"               ~ field 'v' is not an integer of 64 bits
        coupon-terms.json    ~ "v":1                 ~ "v":1.0               ~ field 'v' is not an integer of 64 bits
        coupon-terms.json    ~ "type":"coupon-terms" ~ "type":"coupon-gone"  ~ unknown type 'coupon-gone'
        coupon-terms.json    ~ "type":"coupon-terms" ~ "type":null           ~ field 'type' is not a string
        coupon-terms.json    ~ "type"                ~ "Type"                ~ field 'type' is missing
        coupon-terms.json    ~ 019e5a3c-1c00-7000    ~ 019e5a3c1c007000      ~ field 'id' is not a UUID
        coupon-terms.json    ~ 019e5a3c-1c00         ~ 19e5a3c-01c00         ~ field 'id' is not a UUID
        coupon-terms.json    ~ 019e5a3c-1c00         ~ ０19e5a3c-1c00         ~ field 'id' is not a UUID
        coupon-terms.json    ~ "019e5a3c-0000-7000-8000-00000000c0de" ~ 7    ~ field 'couponId' is not a string
        coupon-terms.json    ~ "sequence":1          ~ "sequence":0          ~ sequence is counted from 1, not 0
        coupon-terms.json    ~ "sequence":1          ~ "sequence":-1         ~ sequence is counted from 1, not -1
        coupon-terms.json    ~ "sequence":1          ~ "sequence":null       ~ field 'sequence' is not an integer of 64 bits
        coupon-terms.json    ~ "sequence":1          ~ "sequence":[1]        ~ field 'sequence' is not an integer of 64 bits
        coupon-terms.json    ~ "sequence":1          ~ "sequence":9223372036854775808 ~ field 'sequence' is not an integer of 64 bits
        coupon-terms.json    ~ "quantity":1000       ~ "quantity":-1         ~ quantity is 0 to 1000000000, not -1
        coupon-terms.json    ~ "quantity":1000       ~ "quantity":1000000001 ~ quantity is 0 to 1000000000, not 1000000001
        coupon-terms.json    ~ "waitingList":50      ~ "waitingList":-1      ~ waitingList is 0 to 1000000000, not -1
        coupon-terms.json    ~ "waitingList":50      ~ "waitingList":1000000001 ~ waitingList is 0 to 1000000000, not 1000000001
        coupon-terms.json    ~ "perCustomerLimit":1  ~ "perCustomerLimit":0  ~ perCustomerLimit is at least 1, not 0
        coupon-terms.json    ~ "perCustomerLimit":1  ~ "perCustomerLimit":2147483648 ~ field 'perCustomerLimit' is not an integer of 32 bits
        coupon-terms.json    ~ 2026-06-01T01:00:00Z  ~ 2026-06-01 01:00      ~ field 'opensAt' is not a moment of ISO 8601 in UTC
        coupon-terms.json    ~ 2026-06-01T01:00:00Z  ~ 1969-12-31T23:59:59Z  ~ opensAt is from 1970 to 9999, not 1969-12-31T23:59:59Z
        coupon-terms.json    ~ 2026-06-01T15:00:00Z  ~ 2026-06-01T01:00:00Z  ~ closesAt is after opensAt
        coupon-terms.json    ~ 2026-06-30            ~ +300000-06-30         ~ validUntil is from 1970 to 9999, not +300000-06-30T15:00:00Z
        coupon-terms.json    ~ "closed":false        ~ "closed":"false"      ~ field 'closed' is neither true nor false
        issue-requested.json ~ "ticket":7            ~ "ticket":0            ~ ticket is counted from 1, not 0
        issue-requested.json ~ "ticket":7            ~ "ticket":9            ~ ticket 9 is above its sequence 8
        issue-requested.json ~ "sequence":8          ~ "sequence":0          ~ sequence is counted from 1, not 0
        issue-requested.json ~ "sequence":8,         ~                       ~ field 'sequence' is missing
        issue-requested.json ~ 고객-42               ~ ``                    ~ a customer id has 1 to 128 characters
        issue-requested.json ~ 고객-42               ~ a\\u0000b             ~ a customer id has no control characters
        issue-requested.json ~ 고객-42               ~ a\\nb                 ~ a customer id has no control characters
        issue-requested.json ~ 고객-42               ~ \\ud83d               ~ a customer id has no control characters
        issue-requested.json ~ "고객-42"             ~ 42                    ~ field 'customerId' is not a string
        issue-requested.json ~ 2026-06-01T           ~ 12026-06-01T          ~ field 'acceptedAt' is not a moment of ISO 8601 in UTC
        issue-requested.json ~ 2026-06-01T           ~ +12026-06-01T         ~ acceptedAt is from 1970 to 9999, not +12026-06-01T01:00:00.004217Z
        """)
    void aChangedMessageOfTheLineIsUnreadable(String file, String part, String changed, String cause) {
        assertThat(LineJson.read(changed(file, part, changed))).isEqualTo(new Reading.Unreadable<>(cause));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        request-decided-issued.json  ~ "serial":6             ~ "serial":0             ~ serial is counted from 1, not 0
        request-decided-issued.json  ~ "serial":6,            ~                        ~ field 'serial' is missing
        request-decided-issued.json  ~ "issued"               ~ "lent"                 ~ unknown outcome 'lent'
        request-decided-issued.json  ~ "issued"               ~ "refused"              ~ field 'reason' is missing
        request-decided-issued.json  ~ "sequence":8           ~ "sequence":0           ~ sequence is counted from 1, not 0
        request-decided-issued.json  ~ "ticket":7             ~ "ticket":0             ~ ticket is counted from 1, not 0
        request-decided-issued.json  ~ 2026-06-01             ~ 1026-06-01             ~ decidedAt is from 1970 to 9999, not 1026-06-01T01:00:00.031500Z
        request-decided-refused.json ~ sold-out               ~ SOLD_OUT               ~ unknown reason 'SOLD_OUT'
        line-progressed.json         ~ "nextSequence":1053    ~ "nextSequence":0       ~ nextSequence is counted from 1, not 0
        line-progressed.json         ~ "lastTicket":1051      ~ "lastTicket":-1        ~ lastTicket is at least 0, not -1
        line-progressed.json         ~ "issued":1000          ~ "issued":-1            ~ issued is at least 0, not -1
        line-progressed.json         ~ "waiting":50           ~ "waiting":-1           ~ waiting is at least 0, not -1
        line-progressed.json         ~ "quantity":1000        ~ "quantity":-1          ~ quantity is at least 0, not -1
        line-progressed.json         ~ "closed":false         ~ "closed":0             ~ field 'closed' is neither true nor false
        gap-reported.json            ~ "missingFrom":9        ~ "missingFrom":0        ~ missingFrom is counted from 1, not 0
        gap-reported.json            ~ "missingTo":12         ~ "missingTo":8          ~ missingTo 8 is before missingFrom 9
        gap-reported.json            ~ c0de                   ~ c0dg                   ~ field 'couponId' is not a UUID
        """)
    void aChangedDecisionMessageIsUnreadable(String file, String part, String changed, String cause) {
        assertThat(DecisionJson.read(changed(file, part, changed))).isEqualTo(new Reading.Unreadable<>(cause));
    }

    @ParameterizedTest(name = "a value of {0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        ``     ~ not a JSON object
        ` `    ~ not a JSON object
        null   ~ not a JSON object
        []     ~ not a JSON object
        42     ~ not a JSON object
        "{}"   ~ not a JSON object
        {}     ~ field 'v' is missing
        """)
    void whatIsNoMessageIsUnreadable(String value, String cause) {
        assertThat(LineJson.read(value.getBytes(UTF_8))).isEqualTo(new Reading.Unreadable<>(cause));
        assertThat(DecisionJson.read(value.getBytes(UTF_8))).isEqualTo(new Reading.Unreadable<>(cause));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{", "}", "{\"v\":1", "{v:1}", "{\"v\":1,}", "{\"v\":01}", "{}{}", "{} x", "nul", "\u0000"})
    void whatIsNoJsonIsUnreadable(String value) {
        assertThat(unreadableCause(value.getBytes(UTF_8))).startsWith("not JSON: ");
    }

    @Test
    void aRecordWithoutAValueIsUnreadable() {
        assertThat(LineJson.read(null)).isEqualTo(new Reading.Unreadable<>("the record has no value"));
        assertThat(DecisionJson.read(null)).isEqualTo(new Reading.Unreadable<>("the record has no value"));
    }

    @Test
    void whatIsNotUtf8IsUnreadable() {
        String message = new String(WireFiles.read("issue-requested.json"), UTF_8);

        assertThat(unreadableCause(message.getBytes(UTF_16))).isEqualTo("not UTF-8");
        assertThat(unreadableCause(message.replace("고객", "café").getBytes(ISO_8859_1)))
                .isEqualTo("not UTF-8");
    }

    @Test
    void aFieldThatStandsTwiceIsUnreadable() {
        assertThat(unreadableCause(changed("issue-requested.json", "\"ticket\":7", "\"ticket\":7,\"ticket\":1")))
                .contains("ticket");
    }

    @Test
    void deepNestingIsUnreadable() {
        byte[] deep = changed(
                "issue-requested.json", "\"v\":1", "\"v\":1,\"more\":" + "[".repeat(20_000) + "]".repeat(20_000));

        assertThat(unreadableCause(deep)).startsWith("not JSON: ").contains("nesting");
    }

    @Test
    void aCustomerIdHasUpTo128Characters() {
        byte[] longest = changed("issue-requested.json", "고객-42", "가".repeat(128));
        byte[] tooLong = changed("issue-requested.json", "고객-42", "가".repeat(129));

        assertThat(LineJson.read(longest)).isInstanceOf(Reading.Read.class);
        assertThat(unreadableCause(tooLong)).isEqualTo(NOT_A_CUSTOMER);
    }

    @Test
    void aMessageHasUpTo64KibibytesWithWhatIsIgnored() {
        byte[] golden = WireFiles.read("issue-requested.json");
        byte[] longest = Arrays.copyOf(golden, WireFormat.MAX_BYTES);
        Arrays.fill(longest, golden.length, longest.length, (byte) ' ');
        byte[] tooLong = Arrays.copyOf(longest, WireFormat.MAX_BYTES + 1);

        assertThat(LineJson.read(longest)).isInstanceOf(Reading.Read.class);
        assertThat(unreadableCause(tooLong)).isEqualTo("longer than 65536 bytes");
    }

    @Test
    void aCauseOf200CharactersIsWhole() {
        String longest = "x".repeat(200);

        assertThat(new Reading.Unreadable<>(longest).cause()).isEqualTo(longest);
        assertThat(new Reading.Unreadable<>(longest + "x").cause()).isEqualTo("x".repeat(199) + "…");
    }

    @Test
    void theCauseIsOneLineOfBoundedLengthWhateverTheBytesQuote() {
        assertThat(unreadableCause(
                        changed("issue-requested.json", "\"issue-requested\"", "\"a\\r\\nb\\u2028c\\ud83d\"")))
                .isEqualTo("unknown type 'a??b?c?'");
        assertThat(unreadableCause(
                        changed("issue-requested.json", "\"issue-requested\"", "\"" + "x".repeat(500) + "\"")))
                .hasSize(Reading.Unreadable.MAX_LENGTH)
                .startsWith("unknown type 'xxx")
                .endsWith("x…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"w\":2", "\"w\":null", "\"w\":{\"v\":[2,{}]}", "\"w\":1e999", "\"V\":2", "\"\":0"})
    void unknownFieldsAreIgnored(String field) {
        for (String file : WireFiles.LINE) {
            assertThat(LineJson.read(changed(file, "\"v\":1", field + ",\"v\":1")))
                    .isEqualTo(LineJson.read(WireFiles.read(file)))
                    .isInstanceOf(Reading.Read.class);
        }
        for (String file : WireFiles.DECISIONS) {
            assertThat(DecisionJson.read(changed(file, "\"v\":1", "\"v\":1," + field)))
                    .isEqualTo(DecisionJson.read(WireFiles.read(file)))
                    .isInstanceOf(Reading.Read.class);
        }
    }

    private static String unreadableCause(byte[] bytes) {
        return assertThat(LineJson.read(bytes))
                .asInstanceOf(InstanceOfAssertFactories.type(Reading.Unreadable.class))
                .actual()
                .cause();
    }

    private static byte[] changed(String file, String part, @Nullable String changed) {
        String message = new String(WireFiles.read(file), UTF_8);
        assertThat(message).contains(part);
        return message.replace(part, changed == null ? "" : changed).getBytes(UTF_8);
    }
}
