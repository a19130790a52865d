package io.firstcome.coupon.api;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** A context with nothing in it but settings, as the command line gives them. */
public final class SettingsContext {

    private SettingsContext() {}

    /**
     * @param configuration enables the settings
     * @param settings such as {@code --firstcome.outcome.known-lines=0}
     */
    public static AnnotationConfigApplicationContext start(Class<?> configuration, String... settings) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        for (String setting : settings) {
            context.getEnvironment().getPropertySources().addFirst(new SimpleCommandLinePropertySource(setting));
        }
        context.register(configuration);
        context.refresh();
        return context;
    }
}
