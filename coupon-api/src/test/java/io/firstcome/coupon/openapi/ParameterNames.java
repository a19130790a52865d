package io.firstcome.coupon.openapi;

import java.lang.annotation.Annotation;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What a handler's parameter is called in the request. */
final class ParameterNames {

    private static final List<Class<? extends Annotation>> NAMING =
            List.of(PathVariable.class, RequestParam.class, RequestHeader.class, CookieValue.class);

    private ParameterNames() {}

    static String of(MethodParameter parameter) {
        for (Class<? extends Annotation> type : NAMING) {
            Annotation naming = parameter.getParameterAnnotation(type);
            if (naming != null && AnnotationUtils.getValue(naming) instanceof String name && !name.isEmpty()) {
                return name;
            }
            if (naming != null && AnnotationUtils.getValue(naming, "name") instanceof String name && !name.isEmpty()) {
                return name;
            }
        }
        return parameter.getParameter().getName();
    }
}
