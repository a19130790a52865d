package io.firstcome.coupon.openapi;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON as one would write it by hand: two spaces, and what is small and flat stays on one line. */
final class ReadableJson {

    private static final int WIDTH = 120;

    private ReadableJson() {}

    static String print(JsonNode node) {
        return print(node, "") + "\n";
    }

    private static String print(JsonNode node, String indent) {
        if (!node.isContainer()) {
            return node.toString();
        }
        String line = oneLine(node);
        if (isFlat(node) && indent.length() + line.length() <= WIDTH) {
            return line;
        }
        String inner = indent + "  ";
        if (node.isArray()) {
            return node.valueStream()
                    .map(value -> inner + print(value, inner))
                    .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
        }
        return node.propertyStream()
                .map(member -> inner + name(member.getKey()) + print(member.getValue(), inner))
                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    private static String name(String name) {
        return "\"" + name + "\": ";
    }

    /** An object of values, or an array of values or of such objects that is not longer than one. */
    private static boolean isFlat(JsonNode node) {
        return node.valueStream().noneMatch(JsonNode::isContainer)
                || (node.size() == 1 && isFlat(node.valueStream().toList().getFirst()));
    }

    private static String oneLine(JsonNode node) {
        if (!node.isContainer()) {
            return node.toString();
        }
        return node.isArray()
                ? node.valueStream().map(ReadableJson::oneLine).collect(Collectors.joining(", ", "[", "]"))
                : node.propertyStream()
                        .map(member -> name(member.getKey()) + oneLine(member.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"))
                        .replaceFirst("^\\{ {2}}$", "{}");
    }
}
