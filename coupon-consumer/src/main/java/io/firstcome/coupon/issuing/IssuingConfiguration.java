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
    PaceShare paceShare(Pace pace, TopicSettings topics) {
        return new PaceShare(pace, topics.partitions());
    }

    @Bean
    IssuingTransaction issuingTransaction(
            LedgerTransaction transaction,
            LineLoading loading,
            StoredDecisions decisions,
            SettlementRows settlements,
            CouponCodes codes,
            IssuingSettings settings) {
        return new IssuingTransaction(
                transaction, loading, decisions, settlements, codes, settings.maxEarlyPerCoupon());
    }

    @Bean
    LineListener lineListener(
            Pace pace,
            CarefulIssuing issuing,
            DecisionPublisher decisions,
            DeadLetters deadLetters,
            IssuingMetrics metrics,
            IssuingSettings settings) {
        return new LineListener(pace, issuing, decisions, deadLetters, metrics, settings.batchMaxRecords());
    }
}
