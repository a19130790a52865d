package io.firstcome.coupon.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.WireFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: whatever the bytes are, reading them is a value. Method: golden files with bytes flipped, cut out, doubled and
 * taken from one another; what can still be read must say the same when it is written and read again.
 */
class ReadingFuzzTest {

    private static final int MUTANTS_PER_FILE = 10;
    private static final byte[] ODD = "{}[]\",:\\-+.eE019 \n\t\0ntf\u00e9\u7fff".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.firstcome.coupon.Seeds#seeds")
    void noBytesAreAnException(long seed) {
        Random random = new Random(seed);
        for (String file : WireFiles.LINE) {
            for (int i = 0; i < MUTANTS_PER_FILE; i++) {
                check(mutant(file, random), LineJson::read, LineJson::write);
            }
        }
        for (String file : WireFiles.PACE) {
            for (int i = 0; i < MUTANTS_PER_FILE; i++) {
                check(mutant(file, random), PaceJson::read, PaceJson::write);
            }
        }
        for (String file : WireFiles.DECISIONS) {
            for (int i = 0; i < MUTANTS_PER_FILE; i++) {
                check(mutant(file, random), DecisionJson::read, DecisionJson::write);
            }
        }
    }

    private static <M> void check(byte[] bytes, Function<byte[], Reading<M>> read, Function<M, byte[]> write) {
        Reading<M> reading = read.apply(bytes);
        switch (reading) {
            case Reading.Unreadable<M>(String cause) ->
                assertThat(cause)
                        .isNotBlank()
                        .hasSizeLessThanOrEqualTo(Reading.Unreadable.MAX_LENGTH)
                        .hasLineCount(1)
                        .matches("\\P{Cntrl}+");
            case Reading.Read<M>(M message) ->
                assertThat(read.apply(write.apply(message))).isEqualTo(reading);
        }
    }

    private static byte[] mutant(String file, Random random) {
        byte[] bytes = WireFiles.read(file);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> joined(bytes, 0, from, new byte[] {(byte) random.nextInt(256)}, from + 1);
            case 1 -> joined(bytes, 0, from, new byte[] {ODD[random.nextInt(ODD.length)]}, to);
            case 2 -> joined(bytes, 0, from, new byte[0], to);
            case 3 -> joined(bytes, 0, to, new byte[0], from);
            case 4 -> joined(bytes, 0, from, String.valueOf(random.nextLong()).getBytes(StandardCharsets.UTF_8), to);
            default -> joined(bytes, 0, from, WireFiles.read(anyFile(random)), to);
        };
    }

    private static String anyFile(Random random) {
        List<String> files = random.nextBoolean() ? WireFiles.LINE : WireFiles.DECISIONS;
        return files.get(random.nextInt(files.size()));
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] middle, int rest) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(bytes, from, to - from);
        joined.writeBytes(middle);
        joined.write(bytes, rest, bytes.length - rest);
        return joined.toByteArray();
    }
}
