package io.firstcome.coupon.outcome;

import io.firstcome.coupon.hotpath.HotPathPool;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The connections on which customers' requests are read: one for each reader. */
@Component
class ReadingPool implements DisposableBean {

    private final HotPathPool pool;

    ReadingPool(JdbcConnectionDetails database, ReadingSettings settings, MeterRegistry meters) {
        HotPathPool.Shape shape = new HotPathPool.Shape(
                "reading",
                settings.readers(),
                true,
                settings.statementTimeoutMillis(),
                settings.statementTimeoutMillis(),
                settings.connectTimeoutMillis());
        pool = new HotPathPool(shape, database, meters);
    }

    /** Each statement is a transaction of its own. */
    JdbcClient client() {
        return JdbcClient.create(pool.dataSource());
    }

    @Override
    public void destroy() {
        pool.close();
    }
}
