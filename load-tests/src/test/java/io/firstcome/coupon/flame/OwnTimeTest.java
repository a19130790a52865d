package io.firstcome.coupon.flame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnTimeTest {

    @Test
    void theJdkWorksForWhoeverCallsIt() {
        Call calls = Stacks.of(
                "java.lang.Thread.run;org.apache.coyote.Processor.process;java.util.HashMap.get;java.lang.String.hashCode 3",
                "java.lang.Thread.run;org.apache.coyote.Processor.process 2",
                "java.lang.Thread.run 1");

        assertThat(OwnTime.of(calls)).containsEntry(Owner.TOMCAT, 5L).containsEntry(Owner.JDK, 1L);
    }

    @Test
    void whatCostsEnoughToBeToldApartWorksForItself() {
        Call calls = Stacks.of(
                "com.nimbusds.jose.Verifier.verify;java.security.Signature.verify;java.math.BigInteger.pow 4",
                "com.nimbusds.jose.Verifier.verify 1");

        assertThat(OwnTime.of(calls))
                .containsExactlyInAnyOrderEntriesOf(Map.of(Owner.TOKEN, 1L, Owner.CRYPTOGRAPHY, 4L));
    }

    @Test
    void theLongerPrefixDecides() {
        Call calls = Stacks.of(
                "org.springframework.security.web.Filter.filter 1",
                "org.springframework.web.Servlet.serve 2",
                "org.springframework.beans.Bean.get 3",
                "io.firstcome.coupon.bench.reference.PlainController.ask 4",
                "io.firstcome.coupon.intake.IntakeQueue.add 5",
                "com.example.Thing.act 6");

        assertThat(OwnTime.of(calls))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Owner.SECURITY, 1L,
                        Owner.MVC, 2L,
                        Owner.SPRING, 3L,
                        Owner.REFERENCES, 4L,
                        Owner.FIRSTCOME, 5L,
                        Owner.OTHERS, 6L));
    }
}
