package io.firstcome.coupon.campaign;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** The admins' coupons. */
interface CouponRepository extends Repository<Coupon, UUID> {

    /** What is older than the cursor, newest first: a walk along the index {@code coupon_newest}. Locks nothing. */
    String PAGE = """
            SELECT * FROM intake.coupon
             WHERE (created_at, id) < (:createdAt, :id) AND state IN (:states) AND name ILIKE :name
             ORDER BY created_at DESC, id DESC
             LIMIT :limit
            """;

    Coupon saveAndFlush(Coupon coupon);

    /** Stores what was changed in this transaction; after this a coupon's version is the stored one. */
    void flush();

    void delete(Coupon coupon);

    Optional<Coupon> findById(UUID id);

    /** Locks the coupon against every other change of it until the end of the transaction. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT coupon FROM Coupon coupon WHERE coupon.id = :id")
    Optional<Coupon> lockById(@Param("id") UUID id);

    @Query(nativeQuery = true, value = PAGE)
    List<Coupon> page(
            @Param("createdAt") Instant createdAt,
            @Param("id") UUID id,
            @Param("states") Collection<String> states,
            @Param("name") String namePattern,
            @Param("limit") int limit);
}
