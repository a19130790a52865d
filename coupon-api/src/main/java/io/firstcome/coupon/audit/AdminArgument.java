package io.firstcome.coupon.audit;

import io.firstcome.coupon.api.Problem;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A controller's parameter of type {@link Admin} is who asks: the token's {@code sub}. */
@Configuration(proxyBeanMethods = false)
class AdminArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Admin.class;
    }

    @Override
    public Admin resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Principal principal = request.getUserPrincipal();
        try {
            return Admin.ofToken(principal == null ? "" : principal.getName());
        } catch (IllegalArgumentException unusable) {
            throw Problem.UNAUTHORIZED.asException("The token's 'sub' names no admin: it has 1 to " + Admin.MAX_LENGTH
                    + " characters, no control characters and does not begin with 'system:'.");
        }
    }
}
