package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StartIT {

    @Test
    void aDatabaseThatMayForgetIsRefused() {
        String url = ApiUnderTest.freshDatabase("not_durable");
        ApiUnderTest.database(url)
                .sql("ALTER DATABASE not_durable SET synchronous_commit = off")
                .update();
        assertThatThrownBy(() -> ApiUnderTest.start(url).close())
                .hasRootCauseInstanceOf(NotDurableException.class)
                .rootCause()
                .hasMessage("PostgreSQL runs with synchronous_commit=off: an accepted request could be lost");
    }

    @Test
    void theReasonIsShownInsteadOfAStackTrace() {
        NotDurableException cause = new NotDurableException("fsync");
        assertThat(new NotDurableAnalyzer().analyze(cause, cause).getAction()).contains("on");
    }
}
