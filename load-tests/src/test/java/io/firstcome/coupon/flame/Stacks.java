package io.firstcome.coupon.flame;

import java.util.List;

/** Folded stacks: {@code outermost;its callee;… times}. */
final class Stacks {

    private Stacks() {}

    static Call of(String... folded) {
        Call root = Call.root();
        for (String line : folded) {
            int end = line.lastIndexOf(' ');
            List<String> stack = List.of(line.substring(0, end).split(";"));
            for (int times = Integer.parseInt(line.substring(end + 1)); times > 0; times--) {
                root.add(stack);
            }
        }
        return root;
    }
}
