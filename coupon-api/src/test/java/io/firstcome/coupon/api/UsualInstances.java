package io.firstcome.coupon.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two instances on one database that test classes share, since a start costs more CPU time than most tests. Each is started
 * when it is first asked for. Who uses them makes coupons, lines and customers of its own, looks at nothing else, and takes
 * back what it changes for all.
 *
 * <p>Instances on different databases must not run at once where decisions are told: their consumer group is the same, and
 * each would store what is the other's. So a class that starts instances on a database of its own has these stopped first,
 * and the classes that share them run before all others.
 */
public final class UsualInstances implements AutoCloseable {

    /** Gives the methods of a test class the instances. */
    public static final class Given implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == UsualInstances.class;
        }

        @Override
        public UsualInstances resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(UsualInstances.class))
                    .computeIfAbsent(UsualInstances.class, _ -> USUAL, UsualInstances.class);
        }
    }

    /** The classes that share them come first; named in {@code junit-platform.properties}. */
    static final class First implements ClassOrderer {

        @Override
        public void orderClasses(ClassOrdererContext context) {
            context.getClassDescriptors().sort(Comparator.comparing(type -> !shares(type)));
        }

        private static boolean shares(ClassDescriptor type) {
            return type.findAnnotation(ExtendWith.class)
                    .filter(extended -> List.of(extended.value()).contains(Given.class))
                    .isPresent();
        }
    }

    private static final UsualInstances USUAL = new UsualInstances();

    /** Batches so small that a race has many of them, looks so frequent that none waits long, and nothing healed unasked. */
    private static final List<String> SETTINGS = List.of(
            "firstcome.intake.max-batch=50",
            "firstcome.figures.sample-millis=100",
            "firstcome.healing.stall-millis=3600000");

    private final List<ApiUnderTest> running = new ArrayList<>();
    private @Nullable String url;

    private UsualInstances() {}

    /** Stops them where they run; they are started again for whoever asks for them. */
    static void stop() {
        USUAL.close();
    }

    public ApiUnderTest first() {
        return instance(0);
    }

    public ApiUnderTest second() {
        return instance(1);
    }

    /** A further one with these settings ({@code name=value}), which its caller closes. */
    public ApiUnderTest further(String... settings) {
        List<String> all = new ArrayList<>(SETTINGS);
        all.addAll(List.of(settings));
        return ApiUnderTest.startBeside(url(), all);
    }

    public JdbcClient database() {
        return ApiUnderTest.database(url());
    }

    @Override
    public void close() {
        running.reversed().forEach(ApiUnderTest::close);
        running.clear();
    }

    private ApiUnderTest instance(int index) {
        while (running.size() <= index) {
            running.add(further());
        }
        return running.get(index);
    }

    private String url() {
        if (url == null) {
            url = ApiUnderTest.freshDatabase("usual");
        }
        return url;
    }
}
