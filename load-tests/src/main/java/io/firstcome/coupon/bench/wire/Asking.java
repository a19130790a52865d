package io.firstcome.coupon.bench.wire;

import io.firstcome.coupon.bench.Extent;
import io.firstcome.coupon.bench.Measured;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.wire.Saturation.Counted;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * The same HTTP request again and again, as fast as it is answered.
 *
 * @param expected the answer's status that counts; any other one makes a sample void
 */
public record Asking(String name, String meaning, Saturation saturation, int expected, Making making)
        implements Scenario {

    /** What a sample sends. */
    public interface Making {

        /**
         * Makes ready what one sample needs; not measured.
         *
         * @param most requests that may be sent in it
         * @return each the next request, for many threads
         */
        Supplier<byte[]> requests(int most) throws IOException, InterruptedException, SQLException;
    }

    @Override
    public Prepared prepare(Extent extent) throws IOException, InterruptedException, SQLException {
        Supplier<byte[]> requests = making.requests(extent.most());
        return () -> {
            Counted counted = saturation.send(requests, extent.time());
            long good = counted.of(expected);
            return new Measured(good, counted.all() - good, counted.seconds());
        };
    }
}
