package io.firstcome.coupon.catalog;

import static io.firstcome.coupon.api.Columns.instant;

import io.firstcome.coupon.api.RepeatedWork;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.retrying.Outage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The published coupons in memory, as they were a moment ago. */
@Component
class Catalog extends RepeatedWork {

    private static final Logger log = LoggerFactory.getLogger(Catalog.class);

    /** Locks nothing; one statement for all. Those that have not ended come first. */
    private static final String READ = """
            SELECT coupon.id, coupon.name, coupon.quantity, coupon.waiting_list, coupon.valid_until,
                   line.opens_at, line.closes_at, line.per_customer_limit, line.next_sequence, line.next_ticket,
                   line.capacity, line.closed, line.paused
              FROM intake.line
              JOIN intake.coupon ON coupon.id = line.coupon_id
             ORDER BY line.closed, line.closes_at DESC
             LIMIT ?
            """;

    /** In the order in which they are shown. */
    static final Comparator<Published> ORDER = Comparator.comparing(Published::opensAt)
            .thenComparing(coupon -> coupon.couponId().value());

    private record Known(List<Published> inOrder, Map<CouponId, Published> byId) {}

    private final JdbcClient database;
    private final CatalogSettings settings;
    private final Outage outage = new Outage(
            log, "The published coupons cannot be read: customers see them as they were, until the database is back.");
    private volatile Known known = new Known(List.of(), Map.of());

    Catalog(JdbcClient database, CatalogSettings settings) {
        super("catalog", Duration.ofMillis(settings.refreshMillis()));
        this.database = database;
        this.settings = settings;
    }

    /** By opensAt, then by id. */
    List<Published> all() {
        return known.inOrder();
    }

    Optional<Published> find(CouponId coupon) {
        return Optional.ofNullable(known.byId().get(coupon));
    }

    void refresh() {
        try {
            List<Published> read = database.sql(READ)
                    .param(settings.maxCoupons())
                    .query((row, _) -> published(row))
                    .list();
            known = new Known(
                    read.stream().sorted(ORDER).toList(),
                    read.stream().collect(Collectors.toMap(Published::couponId, Function.identity())));
            outage.over();
        } catch (DataAccessException | TransactionException failure) {
            outage.failed(failure);
        }
    }

    private static Published published(ResultSet row) throws SQLException {
        return new Published(
                new CouponId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getLong("quantity"),
                row.getLong("waiting_list"),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                instant(row, "valid_until"),
                row.getInt("per_customer_limit"),
                row.getLong("next_sequence"),
                row.getLong("capacity"),
                row.getLong("next_ticket") - 1,
                row.getBoolean("closed"),
                row.getBoolean("paused"));
    }

    @Override
    protected void prepare() {
        refresh();
    }

    @Override
    protected void work() {
        refresh();
    }
}
