package io.firstcome.coupon.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Bars below each other, each of parts, as a figure that is told in words.
 *
 * @param parts their names, in the order in which a bar is put together; at most {@value #MOST_PARTS}
 */
public record Bars(String title, String unit, List<String> parts, List<Bar> bars) {

    private static final int MOST_PARTS = 9;

    public Bars {
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a bar has at most " + MOST_PARTS + " parts, not " + parts.size());
        }
    }

    /** @param values by part; a part of which nothing is known is left out */
    public record Bar(String name, Map<String, Double> values) {

        double sum() {
            return values.values().stream().mapToDouble(value -> value).sum();
        }

        private String inWords(List<String> parts) {
            return parts.stream()
                    .filter(values::containsKey)
                    .map(part -> part + " " + Html.number(values.get(part)))
                    .collect(Collectors.joining(", ", name + ": ", ""));
        }
    }

    /** The longest bar is as long as there is room. */
    public String figure() {
        double longest = bars.stream().mapToDouble(Bar::sum).max().orElse(0);
        String words = bars.stream()
                .map(bar -> bar.inWords(parts))
                .collect(Collectors.joining("; ", title + ", " + unit + ". ", "."));
        return "<figure>\n<figcaption>" + Html.escaped(title + ", " + unit) + "</figcaption>\n" + legend()
                + "<div class=\"bars\" role=\"img\" aria-label=\"" + Html.escaped(words) + "\">\n"
                + bars.stream().map(bar -> drawn(bar, longest)).collect(Collectors.joining())
                + "</div>\n</figure>\n";
    }

    private String drawn(Bar bar, double longest) {
        StringBuilder drawn = new StringBuilder("<span>" + Html.escaped(bar.name()) + "</span><span>"
                + String.format(Locale.ROOT, "%,.0f", bar.sum()) + "</span><div>");
        for (int i = 0; i < parts.size(); i++) {
            Double value = bar.values().get(parts.get(i));
            if (value != null && longest > 0) {
                drawn.append(String.format(
                        Locale.ROOT,
                        "<i class=\"b%d\" style=\"width:%.2f%%\" title=\"%s\"></i>",
                        i,
                        100 * value / longest,
                        Html.escaped(parts.get(i) + " " + Html.number(value))));
            }
        }
        return drawn.append("</div>\n").toString();
    }

    private String legend() {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            items.add("<li><i class=\"b" + i + "\"></i>" + Html.escaped(parts.get(i)) + "</li>\n");
        }
        return items.stream().collect(Collectors.joining("", "<ul class=\"legend\">\n", "</ul>\n"));
    }
}
