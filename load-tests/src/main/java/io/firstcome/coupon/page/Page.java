package io.firstcome.coupon.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A document with its style in it; follows the system's light or dark. */
public final class Page {

    private static final String STYLE = "page.css";

    private Page() {}

    /**
     * The whole document.
     *
     * @param title escaped here
     * @param content HTML
     */
    public static String of(String title, String content) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Html.escaped(title) + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n<h1>"
                + Html.escaped(title) + "</h1>\n" + content + "</main>\n</body>\n</html>\n";
    }

    private static String style() {
        try (InputStream css = Page.class.getResourceAsStream(STYLE)) {
            if (css == null) {
                throw new IllegalStateException(STYLE + " is not on the class path: the build is broken");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + STYLE, broken);
        }
    }
}
