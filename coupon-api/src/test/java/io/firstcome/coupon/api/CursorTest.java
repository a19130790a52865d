package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void itsTextIsReadBack() {
        Cursor cursor = new Cursor(Instant.parse("2030-01-01T00:00:00.123456Z"), UUID.randomUUID());
        assertThat(Cursor.parse(cursor.text())).hasValue(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]{32}");
        assertThat(Cursor.parse(Cursor.START.text())).hasValue(Cursor.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "!",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "_____________________________wAA",
                "f_________8AAAAAAAAAAAAAAAAAAAAA"
            })
    void otherTextsAreNone(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @Test
    void aLinkNamesItsParametersSafely() {
        assertThat(PageLink.to("/v1/x")
                        .with("q", "a&b=é %")
                        .with("none", null)
                        .with("limit", 5)
                        .asNext()
                        .getFirst("Link"))
                .isEqualTo("</v1/x?q=a%26b%3D%C3%A9+%25&limit=5>; rel=\"next\"");
    }
}
