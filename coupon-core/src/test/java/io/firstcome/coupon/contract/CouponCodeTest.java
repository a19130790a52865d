package io.firstcome.coupon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CouponCodeTest {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.firstcome.coupon.Seeds#seeds")
    void aDrawnCodeIsReadHoweverItIsTyped(long seed) {
        CouponCode code = CouponCode.draw(new Random(seed)::nextInt);

        assertThat(code.value()).matches("([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}");
        assertThat(new CouponCode(code.value())).isEqualTo(code).hasToString(code.value());
        assertThat(CouponCode.parse(" " + code.value().toLowerCase(Locale.ROOT).replace("-", "") + " "))
                .isEqualTo(code);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.firstcome.coupon.Seeds#seeds")
    void oneWrongCharacterIsFoundAndSoAreTwoThatChangedPlaces(long seed) {
        Random random = new Random(seed);
        char[] typed = CouponCode.draw(random::nextInt).value().replace("-", "").toCharArray();
        int place = random.nextInt(typed.length);
        int other = random.nextInt(typed.length);

        char right = typed[place];
        for (char wrong : ALPHABET.toCharArray()) {
            typed[place] = wrong;
            assertThat(isCode(typed)).isEqualTo(wrong == right);
        }
        typed[place] = typed[other];
        typed[other] = right;
        assertThat(isCode(typed)).isEqualTo(typed[place] == right);
    }

    private static boolean isCode(char[] typed) {
        try {
            CouponCode.parse(new String(typed));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Test
    void whatIsDrawnIsTheCode() {
        assertThat(CouponCode.draw(_ -> 0)).hasToString("2222-2222-2222-2222");
        assertThat(CouponCode.draw(bound -> bound - 1)).hasToString("ZZZZ-ZZZZ-ZZZZ-ZZZS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2222-2222-2222-222",
                "2222-2222-2222-22222",
                "2222-2222-2222-222O",
                "2222-2222-2222-222\u0662",
                "2222-2222-2222-2223",
                "222222222222-2222-x"
            })
    void whatIsNoCodeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CouponCode.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2222222222222222", "2222-2222-2222-2222 ", "22222-222-2222-2222"})
    void aCodeHasOneForm(String text) {
        assertThat(CouponCode.parse(text)).hasToString("2222-2222-2222-2222");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CouponCode(text))
                .withMessage("a code is in capitals, in groups of four");
    }
}
