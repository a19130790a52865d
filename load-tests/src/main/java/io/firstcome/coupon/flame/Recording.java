package io.firstcome.coupon.flame;

import io.firstcome.coupon.flame.Profile.Sampling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** A JVM's recording of what it did (JFR). */
public final class Recording {

    private static final String BY_PROCESSOR_TIME = "jdk.CPUTimeSample";
    private static final String LOST = "jdk.CPUTimeSamplesLost";

    /** A stack of Spring's is over a hundred calls deep, and one that is cut loses its beginning. */
    private static final int DEEPEST_STACK = 512;

    private Recording() {}

    /**
     * Options with which a JVM records what it does, up to 250 MB of it; costs some percent of its time. By processor time
     * where the JVM can (JEP 509, on Linux), and otherwise as ever.
     *
     * @param file written when the JVM ends
     */
    public static List<String> jvmOptions(Path file) {
        return List.of(
                "-XX:FlightRecorderOptions=stackdepth=" + DEEPEST_STACK,
                "-XX:StartFlightRecording=settings=profile,dumponexit=true," + BY_PROCESSOR_TIME + "#enabled=true,"
                        + BY_PROCESSOR_TIME + "#throttle=10ms,filename=" + file.toAbsolutePath());
    }

    /**
     * Reads one.
     *
     * @param spans those that do not overlap; what happened in none of them is not counted
     * @return for what they are of, in their order, what the JVM was seen doing meanwhile; without what it was not seen in
     * @throws IOException if it cannot be read
     */
    public static Map<String, Profile> read(Path file, List<Span> spans) throws IOException {
        Map<String, Seen> seen = new LinkedHashMap<>();
        spans.forEach(span -> seen.put(span.what(), new Seen()));
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                spans.stream()
                        .filter(span -> span.contains(event.getStartTime()))
                        .findFirst()
                        .ifPresent(span -> seen.computeIfAbsent(span.what(), _ -> new Seen())
                                .add(event));
            }
        }
        Map<String, Profile> profiles = new LinkedHashMap<>();
        seen.forEach((what, all) -> all.profile().ifPresent(profile -> profiles.put(what, profile)));
        return profiles;
    }

    /** Both kinds of samples, since only the whole recording tells which there are. */
    private static final class Seen {
        private final Call byProcessorTime = Call.root();
        private final Call byMoment = Call.root();
        private long unseen;

        void add(RecordedEvent event) {
            switch (event.getEventType().getName()) {
                case BY_PROCESSOR_TIME -> add(event, byProcessorTime);
                case "jdk.ExecutionSample", "jdk.NativeMethodSample" -> add(event, byMoment);
                case LOST -> unseen += event.getInt("lostSamples");
                default -> {
                    // says nothing of who runs
                }
            }
        }

        private void add(RecordedEvent event, Call calls) {
            RecordedStackTrace stack = event.getStackTrace();
            if (stack == null) {
                unseen++;
            } else {
                calls.add(stack.getFrames().stream().map(Seen::name).toList().reversed());
            }
        }

        /** Without the numbers that the JVM gives to what it makes up while it runs: they differ from run to run. */
        private static String name(RecordedFrame frame) {
            RecordedMethod method = frame.getMethod();
            return method.getType().getName().replaceFirst("[./]0x[0-9a-f]+$", "") + "." + method.getName();
        }

        Optional<Profile> profile() {
            if (byProcessorTime.samples() > 0) {
                return Optional.of(new Profile(Sampling.PROCESSOR_TIME, byProcessorTime, unseen));
            }
            return byMoment.samples() > 0
                    ? Optional.of(new Profile(Sampling.MOMENTS, byMoment, unseen))
                    : Optional.empty();
        }
    }
}
