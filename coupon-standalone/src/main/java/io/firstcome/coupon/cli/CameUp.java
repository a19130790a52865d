package io.firstcome.coupon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the launcher that everything came up in this run: the classes of such a one are worth keeping for the next. */
final class CameUp {

    private CameUp() {}

    /** Makes the file that the launcher asked for, if it did. */
    static void tell() {
        String file = System.getProperty("firstcome.came-up-file");
        if (file == null) {
            return;
        }
        try {
            Files.writeString(Path.of(file), "");
        } catch (IOException _) {
            // no classes are kept, and the next start takes as long as this one
        }
    }
}
