package io.firstcome.coupon.issuing;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of the issuing together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IssuingSettings.class, TopicSettings.class})
class IssuingConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Pace pace(IssuingSettings settings) {
        return new Pace(settings.pacePerSecond());
    }

    @Bean
    CouponBounds couponBounds() {
        return new CouponBounds(System::nanoTime);
    }

    /** Before anything is read: the container starts when all beans are made. */
    @Bean
    PaceInForce paceInForce(Pace pace, CouponBounds bounds, PaceRows rows, IssuingSettings settings) {
        return new PaceInForce(pace, bounds, rows, settings.pacePerSecond());
    }

    @Bean
    PaceShare paceShare(Pace pace, TopicSettings topics) {
        return new PaceShare(pace, topics.partitions());
    }

    @Bean
    LineSettling lineSettling(CouponCodes codes, IssuingSettings settings) {
        return new LineSettling(
                codes, new KeepingLimits(settings.maxEarlyPerCoupon(), settings.maxPostponedPerCoupon()));
    }

    @Bean
    IssuingTransaction issuingTransaction(
            LedgerTransaction transaction, LineLoading loading, LineSettling settling, LedgerStore ledger) {
        return new IssuingTransaction(transaction, loading, settling, ledger);
    }

    @Bean
    LineListener lineListener(
            Pace pace, Round round, DeadLetters deadLetters, IssuingMetrics metrics, IssuingSettings settings) {
        return new LineListener(pace, round, deadLetters, metrics, settings.batchMaxRecords());
    }

    @Bean
    CatchUp catchUp(Pace pace, CouponBounds bounds, KeptWork work, Round round, IssuingSettings settings) {
        return new CatchUp(pace, bounds, work, round, settings.batchMaxRecords());
    }
}
