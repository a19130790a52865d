package io.firstcome.coupon.page;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time as a figure of inline SVG. Colours come from the page, which knows light and dark; each line has a dash
 * pattern of its own as well, and the figure is told in words.
 *
 * @param unit of the values
 * @param seconds when each value was, ascending
 */
public record Plot(String title, String unit, List<Double> seconds, List<Line> lines) {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 240;
    private static final double LEFT = 60;
    private static final double RIGHT = 10;
    private static final double TOP = 10;
    private static final double BOTTOM = 34;
    private static final int TICKS = 4;
    private static final int STYLES = 9;

    /** @param values one for each second, null where there is none: the line is broken there */
    public record Line(String name, List<@Nullable Double> values) {

        boolean isMissing() {
            return values.stream().allMatch(Objects::isNull);
        }

        double highest() {
            return values.stream()
                    .filter(Objects::nonNull)
                    .mapToDouble(value -> value)
                    .max()
                    .orElse(0);
        }

        int secondOfHighest() {
            double highest = highest();
            for (int i = 0; i < values.size(); i++) {
                Double value = values.get(i);
                if (value != null && value == highest) {
                    return i;
                }
            }
            return 0;
        }
    }

    /** A line that nothing is known of is named as such and not drawn. */
    public String figure() {
        List<Line> drawn = lines.stream().filter(line -> !line.isMissing()).toList();
        String missing = lines.stream().filter(Line::isMissing).map(Line::name).collect(Collectors.joining(", "));
        StringBuilder figure = new StringBuilder("<figure>\n<figcaption>")
                .append(Html.escaped(title + ", " + unit))
                .append("</figcaption>\n");
        if (!drawn.isEmpty()) {
            figure.append(svg(drawn)).append(legend(drawn));
        }
        if (!missing.isEmpty()) {
            figure.append(Html.paragraph("Not measured: " + missing + "."));
        }
        return figure.append("</figure>\n").toString();
    }

    private String svg(List<Line> drawn) {
        double top = Scale.top(drawn.stream().mapToDouble(Line::highest).max().orElse(0));
        double end = Math.max(1, seconds.getLast());
        StringBuilder svg = new StringBuilder(format(
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH, HEIGHT, Html.escaped(inWords(drawn))));
        for (int i = 0; i <= TICKS; i++) {
            double value = top * i / TICKS;
            double second = end * i / TICKS;
            svg.append(format(
                    "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/><text x=\"%.1f\" y=\"%.1f\" class=\"y\">%s</text>"
                            + "<text x=\"%.1f\" y=\"%.1f\" class=\"x\">%s s</text>\n",
                    LEFT,
                    y(value, top),
                    WIDTH - RIGHT,
                    LEFT - 6,
                    y(value, top) + 4,
                    Scale.label(value),
                    x(second, end),
                    HEIGHT - BOTTOM + 20,
                    Scale.label(Math.round(second * 10) / 10.0)));
        }
        for (int i = 0; i < drawn.size(); i++) {
            svg.append(format(
                    "<path class=\"line s%d\" d=\"%s\"/>\n",
                    i % STYLES, path(drawn.get(i).values(), top, end)));
        }
        return svg.append("</svg>\n").toString();
    }

    /** A point without neighbours is a dot: a line to itself with round ends. */
    private String path(List<@Nullable Double> values, double top, double end) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            if (value != null) {
                String point = format("%.1f %.1f", x(seconds.get(i), end), y(value, top));
                path.append(down ? "L" : "M" + point + "L").append(point);
            }
            down = value != null;
        }
        return path.toString();
    }

    private static double x(double second, double end) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.max(0, second) / end;
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
    }

    private String inWords(List<Line> drawn) {
        return title + ", " + unit + ". "
                + drawn.stream()
                        .map(line -> line.name() + ": highest " + Scale.label(line.highest()) + " at "
                                + Scale.label(seconds.get(line.secondOfHighest())) + " s")
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String legend(List<Line> drawn) {
        StringBuilder legend = new StringBuilder("<ul class=\"legend\">\n");
        for (int i = 0; i < drawn.size(); i++) {
            legend.append(format(
                    "<li><svg viewBox=\"0 0 30 8\" aria-hidden=\"true\"><path class=\"line s%d\" d=\"M1 4H29\"/></svg>%s</li>\n",
                    i % STYLES, Html.escaped(drawn.get(i).name())));
        }
        return legend.append("</ul>\n").toString();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
