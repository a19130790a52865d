package io.firstcome.coupon.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pieces of a page. What is not made here is escaped. */
public final class Html {

    private static final String MISSING = "not measured";

    private Html() {}

    /** For text and for attributes in double quotes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The digits of the JSON; whole numbers with separators. Nothing is not 0. */
    public static String number(@Nullable Number value) {
        if (value == null) {
            return MISSING;
        }
        return value instanceof Double real
                ? BigDecimal.valueOf(real).stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%,d", value.longValue());
    }

    /** @param rows each with as many cells as there are columns; escaped here */
    public static String table(String caption, List<String> columns, List<List<String>> rows) {
        String head = columns.stream()
                .map(column -> "<th scope=\"col\">" + escaped(column) + "</th>")
                .collect(Collectors.joining());
        return "<div class=\"wide\"><table>\n<caption>" + escaped(caption) + "</caption>\n<thead><tr>" + head
                + "</tr></thead>\n<tbody>\n"
                + rows.stream().map(Html::row).collect(Collectors.joining()) + "</tbody></table></div>\n";
    }

    private static String row(List<String> cells) {
        StringBuilder row = new StringBuilder("<tr><th scope=\"row\">")
                .append(escaped(cells.getFirst()))
                .append("</th>");
        cells.stream()
                .skip(1)
                .forEach(cell -> row.append("<td>").append(escaped(cell)).append("</td>"));
        return row.append("</tr>\n").toString();
    }

    public static String section(String title, String content) {
        return "<section>\n<h2>" + escaped(title) + "</h2>\n" + content + "</section>\n";
    }

    /** Within a section. */
    public static String subsection(String title, String content) {
        return "<h3>" + escaped(title) + "</h3>\n" + content;
    }

    /** Content that opens when it is asked for. */
    public static String details(String summary, String content) {
        return "<details>\n<summary>" + escaped(summary) + "</summary>\n" + content + "</details>\n";
    }

    /** One line that stands out: how it ended. */
    public static String verdict(boolean good, String what, String words) {
        return "<p class=\"verdict " + (good ? "good" : "bad") + "\">" + escaped(what) + ": <strong>" + escaped(words)
                + "</strong></p>\n";
    }

    public static String paragraph(String text) {
        return "<p>" + escaped(text) + "</p>\n";
    }

    public static String list(List<String> items) {
        return items.stream()
                .map(item -> "<li>" + escaped(item) + "</li>\n")
                .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    }
}
