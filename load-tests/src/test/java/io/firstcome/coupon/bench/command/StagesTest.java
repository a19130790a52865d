package io.firstcome.coupon.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagesTest {

    @Test
    void haveNamesForTheCommandLineAndGoalsThatCanBeToldApart() {
        assertThat(Stages.ALL).extracting(Stage::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+"));
        assertThat(Stages.ALL)
                .allSatisfy(stage -> assertThat(stage.goals())
                        .isNotEmpty()
                        .extracting(Goal::name)
                        .doesNotHaveDuplicates());
    }

    @Test
    void withoutANameAllAreAskedFor() {
        assertThat(Stages.asked(List.of(), false)).isEqualTo(Stages.names());
        assertThat(Stages.asked(List.of(), true)).containsExactly("intake");
        assertThat(Stages.asked(List.of("whole"), true)).containsExactly("whole");
    }
}
