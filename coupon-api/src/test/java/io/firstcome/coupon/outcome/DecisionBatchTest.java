package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.WireFiles;
import io.firstcome.coupon.contract.json.DecisionJson;
import io.firstcome.coupon.contract.json.Reading;
import org.junit.jupiter.api.Test;

class DecisionBatchTest {

    @Test
    void theGoldenBytesThatTheConsumerWritesAreTakenIn() {
        DecisionBatch batch = new DecisionBatch();
        for (String file : WireFiles.DECISIONS) {
            assertThat(DecisionJson.read(WireFiles.read(file)))
                    .as(file)
                    .isInstanceOfSatisfying(Reading.Read.class, read -> batch.add((DecisionMessage) read.message()));
        }
        assertThat(batch.decisions()).hasSize(2);
        assertThat(batch.progress()).hasSize(1);
        assertThat(batch.gaps()).hasSize(1);
    }
}
