package io.firstcome.coupon.page;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns side by side in groups, such as the rounds of a measurement, as a figure of inline SVG that is told in words. Those
 * that do not count are drawn hollow.
 *
 * @param unit of the values; empty for plain numbers
 * @param groups in their order; empty ones keep their place
 */
public record Columns(String title, String unit, Bound bound, List<Group> groups) {

    private static final double WIDTH = 360;
    private static final double HEIGHT = 170;
    private static final double LEFT = 44;
    private static final double RIGHT = 6;
    private static final double TOP = 12;
    private static final double BOTTOM = 24;
    private static final int TICKS = 4;

    /** Of a group's width, the rest is air. */
    private static final double FILLED = 0.8;

    /** More names than this run into each other: only every second one is written, and so on. */
    private static final int MOST_NAMES = 16;

    /** A line that the columns are compared with. */
    public record Bound(String name, double value) {}

    /** Columns that belong together. */
    public record Group(String name, List<Column> columns) {

        private String inWords() {
            return columns.stream().map(Column::inWords).collect(Collectors.joining(", ", name + ": ", ""));
        }
    }

    /**
     * One value.
     *
     * @param name may be empty where the group has no other
     * @param value null if there is none
     */
    public record Column(String name, @Nullable Double value, boolean counts) {

        private String inWords() {
            return (name.isEmpty() ? "" : name + " ") + Html.number(value) + (counts ? "" : " (does not count)");
        }
    }

    /** Nothing is drawn if no value is known. */
    public String figure() {
        String caption = "<figure>\n<figcaption>" + Html.escaped(heading()) + "</figcaption>\n";
        return caption + (values().findAny().isEmpty() ? Html.paragraph("Not measured.") : svg()) + "</figure>\n";
    }

    private String heading() {
        return unit.isEmpty() ? title : title + ", " + unit;
    }

    private Stream<Double> values() {
        return groups.stream()
                .flatMap(group -> group.columns().stream())
                .map(Column::value)
                .filter(Objects::nonNull);
    }

    private String svg() {
        double top = Scale.top(Math.max(
                bound.value(), values().mapToDouble(value -> value).max().orElse(0)));
        StringBuilder svg = new StringBuilder(format(
                "<svg class=\"columns\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH, HEIGHT, Html.escaped(inWords())));
        for (int i = 0; i <= TICKS; i++) {
            double value = top * i / TICKS;
            svg.append(format(
                    "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/><text x=\"%.1f\" y=\"%.1f\" class=\"y\">%s</text>\n",
                    LEFT, y(value, top), WIDTH - RIGHT, LEFT - 6, y(value, top) + 4, Scale.label(value)));
        }
        double width = (WIDTH - LEFT - RIGHT) / groups.size();
        int step = (groups.size() + MOST_NAMES - 1) / MOST_NAMES;
        for (int i = 0; i < groups.size(); i++) {
            double left = LEFT + i * width;
            if (i % step == 0) {
                svg.append(format(
                        "<text x=\"%.1f\" y=\"%.1f\" class=\"x\">%s</text>\n",
                        left + width / 2,
                        HEIGHT - BOTTOM + 16,
                        Html.escaped(groups.get(i).name())));
            }
            svg.append(columns(groups.get(i), left, width, top));
        }
        return svg.append(format(
                        "<path class=\"bound\" d=\"M%.1f %.1fH%.1f\"/></svg>\n",
                        LEFT, y(bound.value(), top), WIDTH - RIGHT))
                .toString();
    }

    private static String columns(Group group, double left, double groupWidth, double top) {
        double width = groupWidth * FILLED / Math.max(1, group.columns().size());
        double x = left + groupWidth * (1 - FILLED) / 2;
        StringBuilder svg = new StringBuilder();
        for (Column column : group.columns()) {
            Double value = column.value();
            if (value != null) {
                svg.append(format(
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>\n",
                        column.counts() ? "column" : "column hollow",
                        x,
                        y(value, top),
                        width,
                        y(0, top) - y(value, top),
                        Html.escaped(group.name() + ": " + column.inWords())));
            }
            x += width;
        }
        return svg.toString();
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
    }

    private String inWords() {
        return heading() + ". " + bound.name() + " " + Scale.label(bound.value()) + ". "
                + groups.stream().map(Group::inWords).collect(Collectors.joining("; ")) + ".";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
