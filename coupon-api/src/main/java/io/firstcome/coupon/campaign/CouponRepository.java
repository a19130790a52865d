package io.firstcome.coupon.campaign;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The admins' coupons. */
interface CouponRepository extends Repository<Coupon, UUID> {

    Coupon save(Coupon coupon);

    Optional<Coupon> findById(UUID id);
}
