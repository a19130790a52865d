package io.firstcome.coupon.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** How lists are cut into pages: {@code ?limit=} and {@code ?after=}, and a {@code Link} to the next page. */
public final class PageLink {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    private final StringBuilder address;

    private PageLink(String path) {
        this.address = new StringBuilder(path);
    }

    /** How many items the page is to have; a limit out of bounds is one of the errors. */
    public static int limit(@Nullable Integer asked, FieldErrors errors) {
        int limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > MAX_LIMIT) {
            errors.add("limit", "must be from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /** Begins a link to the list at this path. */
    public static PageLink to(String path) {
        return new PageLink(path);
    }

    /** Adds a parameter, unless there is no value. */
    public PageLink with(String name, @Nullable Object value) {
        if (value != null) {
            address.append(address.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Adds the parameter once for each value. */
    public PageLink withEach(String name, Collection<String> values) {
        values.forEach(value -> with(name, value));
        return this;
    }

    /** The header of a page that another one follows. */
    public HttpHeaders asNext() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
        return headers;
    }
}
