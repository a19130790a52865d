package io.firstcome.coupon.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Stands in the instance beside springdoc: names the operations, and remembers which handlers and records it saw. */
@Configuration(proxyBeanMethods = false)
class Generator {

    static final String PATH = "/docs/generated";

    /** What springdoc met, for {@link Description}. */
    static class Seen implements ModelConverter {

        final SourceJavadoc javadoc = new SourceJavadoc(Path.of("src/main/java"));
        final Map<String, HandlerMethod> handlers = new TreeMap<>();
        /** What makes the description wrong, for a test to tell. */
        final List<String> wrong = new ArrayList<>();

        final Map<String, Class<?>> records = new TreeMap<>();
        /** The name of a schema by the operation that answers with it and, where given, the status. */
        final Map<String, String> answers = new TreeMap<>();

        private final Map<Method, String> resources = new HashMap<>();

        private void knows(RequestMappingHandlerMapping mapping) {
            mapping.getHandlerMethods()
                    .forEach((condition, handler) -> condition
                            .getPatternValues()
                            .forEach(path -> resources.put(handler.getMethod(), resource(path))));
        }

        /** {@code issueRequests} of {@code /v1/issue-requests/{id}}. */
        private static String resource(String path) {
            String[] segments = path.split("/", -1);
            return Pattern.compile("-(\\w)")
                    .matcher(segments[Math.min(2, segments.length - 1)])
                    .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        }

        /** By the path and the method's name: where the handler stands is ours and may change. */
        private Operation operation(Operation operation, HandlerMethod handler) {
            String id = resources.get(handler.getMethod()) + "."
                    + handler.getMethod().getName();
            HandlerMethod other = handlers.putIfAbsent(id, handler);
            if (other != null && !other.getMethod().equals(handler.getMethod())) {
                wrong.add("Two operations " + id + ": rename a handler method");
            }
            return operation.operationId(id);
        }

        /** Answers whose type the handler's signature does not tell are not seen by springdoc. */
        private void addAnswers(OpenAPI description) {
            handlers.forEach((id, handler) -> {
                Type type = answerType(handler.getMethod().getGenericReturnType());
                if (type != null) {
                    answers.put(id, schemaOf(type, description));
                }
                for (SourceJavadoc.AnswerLink link : javadoc.answerLinks(handler.getMethod())) {
                    String key = link.status() == null ? id : id + " " + link.status();
                    answers.put(key, schemaOf(link.type(), description));
                }
            });
        }

        private static String schemaOf(Type type, OpenAPI description) {
            var resolved = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
            resolved.referencedSchemas.forEach(description.getComponents()::addSchemas);
            return Json31.pretty(resolved.schema);
        }

        /** Null if it says nothing. */
        private static @Nullable Type answerType(Type type) {
            if (type instanceof ParameterizedType wrapper) {
                Class<?> raw = (Class<?>) wrapper.getRawType();
                boolean wraps = raw == ResponseEntity.class
                        || raw.getPackageName().startsWith("java.util.concurrent")
                        || raw.getName().endsWith("DeferredResult");
                return wraps ? answerType(wrapper.getActualTypeArguments()[0]) : type;
            }
            return type instanceof Class<?> plain && plain.getName().startsWith("io.firstcome.") ? type : null;
        }

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            var java = Json.mapper().constructType(type.getType());
            if (java != null && java.isRecordType()) {
                Class<?> other = records.put(java.getRawClass().getSimpleName(), java.getRawClass());
                if (other != null && other != java.getRawClass()) {
                    wrong.add(other + " and " + java.getRawClass() + " share one schema's name: rename one of them");
                }
            }
            if (java != null && java.isTypeOrSubTypeOf(JsonNode.class)) {
                return new JsonSchema().typesItem("object").additionalProperties(true); // whatever it holds
            }
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
    }

    @Bean
    Seen seen() {
        return new Seen();
    }

    @Bean
    GlobalOperationCustomizer names(Seen seen) {
        return seen::operation;
    }

    @Bean
    GlobalOpenApiCustomizer answers(Seen seen) {
        return seen::addAnswers;
    }

    /** What our own argument resolvers supply, such as who asks, is no parameter of the request. */
    @Bean
    SmartInitializingSingleton hidden(
            Seen seen,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            List<HandlerMethodArgumentResolver> resolvers) {
        return () -> {
            seen.knows(mapping);
            for (HandlerMethod handler : mapping.getHandlerMethods().values()) {
                for (MethodParameter parameter : handler.getMethodParameters()) {
                    if (resolvers.stream().anyMatch(resolver -> resolver.supportsParameter(parameter))) {
                        SpringDocUtils.getConfig().addRequestWrapperToIgnore(parameter.getParameterType());
                    }
                }
            }
        };
    }
}
