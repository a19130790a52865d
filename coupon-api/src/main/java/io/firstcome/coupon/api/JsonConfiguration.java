package io.firstcome.coupon.api;

import jakarta.validation.Validator;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Has every {@link AdminBody} read by {@link AdminBodies}, and every answer written by {@link WholeJson}. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration implements WebMvcConfigurer {

    private final JsonMapper json;
    private final Validator validator;

    JsonConfiguration(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new AdminBodies(json, validator));
        converters.withJsonConverter(new WholeJson(json));
    }
}
