package io.firstcome.coupon.limits;

import io.firstcome.coupon.api.ProblemWriter;
import io.github.bucket4j.TimeMeter;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the limits stand: sizes before Spring Security's filters, the rate behind them. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    @Bean
    FilterRegistrationBean<SizeLimitFilter> sizeLimit(LimitSettings settings, ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(new SizeLimitFilter(settings, problems));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimit(LimitSettings settings, ProblemWriter problems) {
        CustomerBuckets buckets = new CustomerBuckets(settings, TimeMeter.SYSTEM_NANOTIME);
        var filter = new FilterRegistrationBean<>(new RateLimitFilter(buckets, settings, problems));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        filter.setEnabled(settings.requestsPerSecond() > 0);
        return filter;
    }
}
