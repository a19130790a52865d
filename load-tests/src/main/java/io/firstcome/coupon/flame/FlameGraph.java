package io.firstcome.coupon.flame;

import io.firstcome.coupon.page.Html;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A flame graph as inline SVG: what is below a box is called by it, and a box is as wide as its share of the samples.
 * Colours come from the page, by owner.
 */
final class FlameGraph {

    /** Of all samples, in percent: what has less is left out. At 928 pixels that is three of them. */
    static final double LEAST_PERCENT = 0.3;

    private static final double WIDTH = 928;
    private static final double ROW = 18;
    private static final double CHARACTER = 6.7;
    private static final double PADDING = 3;

    /** Shorter names say nothing. */
    private static final int SHORTEST_NAME = 3;

    private static final int MOST_LINES = 12;

    private final long all;
    private final List<Box> roots;
    private final StringBuilder svg = new StringBuilder();

    private FlameGraph(Call calls) {
        this.all = calls.samples();
        long fewest = Math.max(1, (long) Math.ceil(all * LEAST_PERCENT / 100));
        this.roots = calls.callees().stream()
                .filter(call -> call.samples() >= fewest)
                .map(call -> Box.from(call, fewest))
                .toList();
    }

    /**
     * Draws it.
     *
     * @param words what it shows, for who does not see it
     */
    static String of(Call calls, String words) {
        return new FlameGraph(calls).draw(words);
    }

    private String draw(String words) {
        double height = ROW * roots.stream().mapToInt(Box::depth).max().orElse(0);
        svg.append(format(
                "<div class=\"wide\"><svg class=\"flame\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH, height, Html.escaped(words)));
        draw(roots, 0, 0);
        return svg.append("</svg></div>\n").toString();
    }

    private void draw(List<Box> boxes, double left, int row) {
        double x = left;
        for (Box box : boxes) {
            double width = WIDTH * box.samples() / all;
            draw(box, x, width, row);
            draw(box.callees(), x, row + 1);
            x += width;
        }
    }

    private void draw(Box box, double x, double width, int row) {
        svg.append(format(
                "<g class=\"f%d\"><title>%s</title><rect x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" height=\"%.0f\"/>",
                box.owner().colour(), Html.escaped(tooltip(box)), x, row * ROW, width, ROW));
        String name = fitting(name(box), (int) ((width - 2 * PADDING) / CHARACTER));
        if (!name.isEmpty()) {
            svg.append(
                    format("<text x=\"%.1f\" y=\"%.0f\">%s</text>", x + PADDING, row * ROW + 13, Html.escaped(name)));
        }
        svg.append("</g>\n");
    }

    private String tooltip(Box box) {
        List<String> methods = box.chain().stream().map(Call::method).toList();
        int half = MOST_LINES / 2;
        Stream<String> lines = methods.size() <= MOST_LINES
                ? methods.stream()
                : Stream.of(
                                methods.subList(0, half),
                                List.of("… " + (methods.size() - 2 * half) + " more …"),
                                methods.subList(methods.size() - half, methods.size()))
                        .flatMap(List::stream);
        return format(
                "%s: %.1f %% (%,d samples)\n%s",
                box.owner().words(),
                100.0 * box.samples() / all,
                box.samples(),
                lines.collect(Collectors.joining("\n")));
    }

    private static String name(Box box) {
        String first = shortened(box.chain().getFirst());
        return box.chain().size() == 1
                ? first
                : first + " … " + shortened(box.chain().getLast());
    }

    /** Class and method. */
    private static String shortened(Call call) {
        String method = call.method();
        int ofTheClass = method.lastIndexOf('.', method.lastIndexOf('.') - 1);
        return method.substring(ofTheClass + 1);
    }

    private static String fitting(String name, int characters) {
        if (characters >= name.length()) {
            return name;
        }
        return characters < SHORTEST_NAME ? "" : name.substring(0, characters - 1) + "…";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
