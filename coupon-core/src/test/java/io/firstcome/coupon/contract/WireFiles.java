package io.firstcome.coupon.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The golden wire files: one message each, as its bytes stand in a record. They are the format, so the tests of whoever
 * writes messages and of whoever reads them use the same ones.
 */
public final class WireFiles {

    /** The files with messages of the line. */
    public static final List<String> LINE = List.of("coupon-terms.json", "issue-requested.json", "request-failed.json");

    /** The files with decision messages. */
    public static final List<String> DECISIONS = List.of(
            "request-decided-issued.json", "request-decided-refused.json", "line-progressed.json", "gap-reported.json");

    /** The files with settings of the pace. */
    public static final List<String> PACE = List.of("pace-set.json", "pace-set-of-coupon.json", "pace-set-back.json");

    private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();

    private WireFiles() {}

    /**
     * The record's value: the file without its last line break.
     *
     * @param name the file's name, such as {@code issue-requested.json}
     * @throws IllegalArgumentException if there is no such file
     */
    public static byte[] read(String name) {
        return READ.computeIfAbsent(name, WireFiles::load).clone();
    }

    private static byte[] load(String name) {
        try (InputStream file = WireFiles.class.getResourceAsStream("/wire/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no wire file named " + name);
            }
            byte[] bytes = file.readAllBytes();
            int length = bytes.length;
            return length > 0 && bytes[length - 1] == '\n' ? Arrays.copyOf(bytes, length - 1) : bytes;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
