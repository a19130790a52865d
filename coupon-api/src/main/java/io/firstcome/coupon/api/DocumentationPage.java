package io.firstcome.coupon.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the API's description at {@code /openapi.json} and a page to read and try it at {@code /docs}: only files that
 * are in the jar, so that it works without the internet and runs under a strict content security policy (no script or
 * style inside the page). The description is written by a test and committed; nothing is generated here.
 */
@Configuration(proxyBeanMethods = false)
class DocumentationPage implements WebMvcConfigurer {

    private static final String PAGE = "/docs/index.html";

    /** By content: the jar's entries all have the same date, since the build is reproducible. At most one a file. */
    private final Map<Resource, String> etags = new ConcurrentHashMap<>();

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/docs", PAGE).setStatusCode(HttpStatus.FOUND);
        registry.addRedirectViewController("/docs/", PAGE).setStatusCode(HttpStatus.FOUND);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        cacheable(registry.addResourceHandler("/openapi.json")).addResourceLocations("classpath:/openapi/");
        cacheable(registry.addResourceHandler("/docs/**"))
                .addResourceLocations(
                        "classpath:/openapi/docs/",
                        "classpath:/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/");
    }

    /** May be kept, and is asked for again with its ETag: 304 as long as it is the same. */
    private ResourceHandlerRegistration cacheable(ResourceHandlerRegistration files) {
        return files.setCacheControl(CacheControl.noCache().cachePublic())
                .setUseLastModified(false)
                .setEtagGenerator(file -> etags.computeIfAbsent(file, DocumentationPage::digest));
    }

    private static String digest(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return DigestUtils.md5DigestAsHex(content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The jar has it in its files' paths. */
    private static String swaggerUiVersion() {
        try {
            Properties pom = PropertiesLoaderUtils.loadProperties(
                    new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties"));
            return pom.getProperty("version");
        } catch (IOException broken) {
            throw new UncheckedIOException("The class path lacks org.webjars:swagger-ui", broken);
        }
    }
}
