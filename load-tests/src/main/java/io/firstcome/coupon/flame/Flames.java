package io.firstcome.coupon.flame;

import io.firstcome.coupon.page.Html;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One process in all that it was recorded in: a table by library, and a flame graph of each. */
public final class Flames {

    private final String process;
    private final List<Part> parts;

    /** @param profiles by what was done meanwhile */
    public Flames(String process, Map<String, Profile> profiles) {
        this.process = process;
        this.parts = profiles.entrySet().stream()
                .map(entry -> new Part(
                        entry.getKey(),
                        entry.getValue(),
                        OwnTime.of(entry.getValue().calls())))
                .toList();
    }

    private record Part(String what, Profile profile, Map<Owner, Long> ownTime) {

        long samples(Owner owner) {
            return ownTime.getOrDefault(owner, 0L);
        }

        String percent(Owner owner) {
            return String.format(
                    Locale.ROOT,
                    "%.1f",
                    100.0 * samples(owner) / profile.calls().samples());
        }
    }

    /** HTML; says so if there are no profiles. */
    public String figures() {
        if (parts.isEmpty()) {
            return Html.paragraph("The recording of " + process + " has no sample of the time that was measured.");
        }
        return byOwner() + legend() + parts.stream().map(this::figure).collect(Collectors.joining());
    }

    private String byOwner() {
        List<String> columns = new ArrayList<>(List.of("whose code"));
        parts.forEach(part -> columns.add(part.what()));
        List<List<String>> rows = Arrays.stream(Owner.values())
                .filter(owner -> samples(owner) > 0)
                .sorted(Comparator.comparingLong(this::samples).reversed())
                .map(this::row)
                .toList();
        return Html.table("Where the time of " + process + " goes, % of the samples", columns, rows)
                + Html.paragraph("The JDK's own methods count for whoever calls them, but for those named.");
    }

    private long samples(Owner owner) {
        return parts.stream().mapToLong(part -> part.samples(owner)).sum();
    }

    private List<String> row(Owner owner) {
        return Stream.concat(Stream.of(owner.words()), parts.stream().map(part -> part.percent(owner)))
                .toList();
    }

    private String legend() {
        Map<Integer, List<Owner>> byColour = Arrays.stream(Owner.values())
                .filter(owner -> samples(owner) > 0)
                .collect(Collectors.groupingBy(Owner::colour, TreeMap::new, Collectors.toList()));
        return byColour.entrySet().stream()
                .map(entry -> "<li><svg class=\"f" + entry.getKey()
                        + "\" viewBox=\"0 0 30 12\" aria-hidden=\"true\"><rect width=\"30\" height=\"12\"/></svg>"
                        + Html.escaped(
                                entry.getValue().stream().map(Owner::words).collect(Collectors.joining(", ")))
                        + "</li>\n")
                .collect(Collectors.joining("", "<ul class=\"legend\">\n", "</ul>\n"));
    }

    private String figure(Part part) {
        String title = process + ": " + part.what();
        return Html.details(
                title,
                "<figure>\n" + Html.paragraph(words(part.profile()))
                        + FlameGraph.of(
                                part.profile().calls(), "Flame graph of " + title + ". Most of it: " + most(part) + ".")
                        + "</figure>\n");
    }

    private static String words(Profile profile) {
        return String.format(
                Locale.ROOT,
                "%,d samples, %s%s. From top to bottom, who calls whom; the wider, the more of the time. Calls of one owner"
                        + " that do hardly anything but pass on are one box, and what has less than %s %% is left out. The"
                        + " JVM's compilers and its garbage collector are not in it.",
                profile.calls().samples(),
                profile.sampling().words(),
                profile.unseen() == 0 ? "" : String.format(Locale.ROOT, "; %,d more were lost", profile.unseen()),
                FlameGraph.LEAST_PERCENT);
    }

    /** The three largest owners, for who does not see the graph. */
    private static String most(Part part) {
        return part.ownTime().keySet().stream()
                .sorted(Comparator.comparingLong(part::samples).reversed())
                .limit(3)
                .map(owner -> owner.words() + " " + part.percent(owner) + " %")
                .collect(Collectors.joining(", "));
    }
}
