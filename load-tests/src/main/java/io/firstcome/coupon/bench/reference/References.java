package io.firstcome.coupon.bench.reference;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

/** What coupon-api is given beside its own. */
@Configuration(proxyBeanMethods = false)
@EntityScan
class References {

    @Bean
    NothingController nothing() {
        return new NothingController();
    }

    @Bean
    LockedController locked(EntityManagerFactory entities, TransactionTemplate transaction) {
        return new LockedController(SharedEntityManagerCreator.createSharedEntityManager(entities), transaction);
    }

    @Bean
    PlainController plain(JdbcClient database, TransactionTemplate transaction) {
        return new PlainController(database, transaction);
    }
}
