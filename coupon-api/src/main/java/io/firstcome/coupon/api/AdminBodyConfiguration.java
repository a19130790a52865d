package io.firstcome.coupon.api;

import jakarta.validation.Validator;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Has every {@link AdminBody} read by {@link AdminBodies}. */
@Configuration(proxyBeanMethods = false)
class AdminBodyConfiguration implements WebMvcConfigurer {

    private final JsonMapper json;
    private final Validator validator;

    AdminBodyConfiguration(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new AdminBodies(json, validator));
    }
}
