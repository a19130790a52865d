package io.firstcome.coupon.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Stage;
import io.firstcome.coupon.bench.soak.SoakSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StagesTest {

    private static final List<Stage> ALL = Stages.all(new SoakSettings(60, 100));

    @Test
    void haveNamesForTheCommandLineAndGoalsThatCanBeToldApart() {
        assertThat(ALL).extracting(Stage::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+"));
        assertThat(ALL)
                .allSatisfy(stage -> assertThat(stage.goals())
                        .isNotEmpty()
                        .extracting(Goal::name)
                        .doesNotHaveDuplicates());
    }

    @Test
    void withoutANameAllAreAskedForButTheLongOne() {
        assertThat(Stages.names())
                .containsExactlyElementsOf(ALL.stream().map(Stage::name).toList());
        Set<String> asked = Stages.asked(List.of(), false);
        assertThat(asked).hasSize(ALL.size() - 1).doesNotContain("soak");
        assertThat(Stages.names()).containsAll(asked);
        assertThat(Stages.asked(List.of("soak"), false)).containsExactly("soak");
        assertThat(Stages.asked(List.of(), true)).containsExactly("intake");
        assertThat(Stages.asked(List.of("whole"), true)).containsExactly("whole");
    }
}
