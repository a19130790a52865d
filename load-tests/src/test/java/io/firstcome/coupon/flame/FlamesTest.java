package io.firstcome.coupon.flame;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.flame.Profile.Sampling;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlamesTest {

    @Test
    void sharesStandBesideEachOtherTheLargestFirst() {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        profiles.put("accept", profile("org.postgresql.Driver.send 1", "org.apache.coyote.Processor.process 3"));
        profiles.put("refuse", profile("org.apache.coyote.Processor.process 2"));

        assertThat(new Flames("coupon-api", profiles).figures())
                .contains("<th scope=\"col\">accept</th><th scope=\"col\">refuse</th>")
                .containsSubsequence(
                        "<th scope=\"row\">Tomcat</th><td>75.0</td><td>100.0</td>",
                        "<th scope=\"row\">pgjdbc</th><td>25.0</td><td>0.0</td>")
                .contains(
                        "aria-label=\"Flame graph of coupon-api: accept. Most of it: Tomcat 75.0 %, pgjdbc 25.0 %.\"");
    }

    @Test
    void saysWhatWasLost() {
        Profile some = new Profile(Sampling.PROCESSOR_TIME, Stacks.of("a.A.run 8"), 3);

        assertThat(new Flames("coupon-api", Map.of("accept", some)).figures())
                .contains("8 samples, one for every 10 ms of processor time of a thread; 3 more were lost.");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(new Flames("coupon-api", Map.of()).figures())
                .contains("no sample")
                .doesNotContain("<svg");
    }

    private static Profile profile(String... folded) {
        return new Profile(Sampling.PROCESSOR_TIME, Stacks.of(folded), 0);
    }
}
