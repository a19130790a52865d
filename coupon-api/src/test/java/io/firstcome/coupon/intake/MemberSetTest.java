package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CustomerId;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemberSetTest {

    private static final int MEMBERS = 200_000;

    @Test
    void noMemberIsMissedAndNoStrangerOfManyIsTakenForOne() {
        MemberSet.Builder builder = new MemberSet.Builder(MEMBERS);
        IntStream.range(0, MEMBERS).forEach(i -> builder.add("customer-" + i));
        MemberSet set = Objects.requireNonNull(builder.build());

        assertThat(IntStream.range(0, MEMBERS).allMatch(i -> set.mayContain(new CustomerId("customer-" + i))))
                .isTrue();
        assertThat(IntStream.range(MEMBERS, 3 * MEMBERS)
                        .noneMatch(i -> set.mayContain(new CustomerId("customer-" + i))))
                .isTrue();
    }

    @Test
    void anotherNumberOfMembersThanExpectedMakesNoSet() {
        MemberSet.Builder two = new MemberSet.Builder(2);
        assertThat(two.add("a")).isTrue();
        assertThat(two.build()).isNull();
        assertThat(two.add("b")).isTrue();
        assertThat(two.build()).isNotNull();
        assertThat(two.add("c")).isFalse();
    }
}
