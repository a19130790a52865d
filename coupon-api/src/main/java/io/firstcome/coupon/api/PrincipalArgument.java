package io.firstcome.coupon.api;

import java.security.Principal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A controller's parameter of one type is who asks, by name: the token's {@code sub}. */
public abstract class PrincipalArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final Class<?> type;
    private final Function<String, Object> ofName;
    private final String ifUnusable;

    /**
     * @param ofName makes the argument, or throws an IllegalArgumentException for a name that will not do
     * @param ifUnusable what the client is told then
     */
    protected PrincipalArgument(Class<?> type, Function<String, Object> ofName, String ifUnusable) {
        this.type = type;
        this.ofName = ofName;
        this.ifUnusable = ifUnusable;
    }

    @Override
    public final void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public final boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public final Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Principal principal = request.getUserPrincipal();
        try {
            return ofName.apply(principal == null ? "" : principal.getName());
        } catch (IllegalArgumentException unusable) {
            throw Problem.UNAUTHORIZED.asException(ifUnusable);
        }
    }
}
