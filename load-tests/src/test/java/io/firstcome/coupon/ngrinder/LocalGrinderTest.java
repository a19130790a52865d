package io.firstcome.coupon.ngrinder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: scripts run here as they do on nGrinder. Method: tiny scripts that write down what happens to them. */
class LocalGrinderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private ScriptFiles files;

    @BeforeEach
    void open() {
        files = new ScriptFiles(directory);
    }

    @Test
    void aScriptIsCalledInTheOrderOfItsLife() throws Exception {
        Path script = files.script("""
                @RunWith(GrinderRunner)
                class Life {
                    static File file = new File(GrinderUtils.getParam(''))
                    static void note(String what) { file << what + '\\n' }
                    @BeforeProcess static void beforeProcess() { note('before process ' + grinder.threadNumber) }
                    @BeforeThread void beforeThread() { note('before thread ' + grinder.runNumber) }
                    @Before void before() { note('before') }
                    @Test void test() { note('run ' + grinder.runNumber) }
                    @After void after() { note('after') }
                    @AfterThread void afterThread() { note('after thread') }
                    @AfterProcess static void afterProcess() { note('after process') }
                }
                """);
        Path notes = directory.resolve("notes");

        LocalGrinder.run(script, new LocalSettings(1, 1, 2, "" + notes));

        assertThat(Files.readAllLines(notes))
                .containsExactly(
                        "before process -1",
                        "before thread -1",
                        "before",
                        "run 0",
                        "after",
                        "before",
                        "run 1",
                        "after",
                        "after thread",
                        "after process");
    }

    @Test
    void eachProcessHasItsOwnStaticFieldsAndEachThreadItsOwnObject() throws Exception {
        Path script = files.script("""
                import java.util.concurrent.atomic.AtomicInteger
                @RunWith(GrinderRunner)
                class Counting {
                    static AtomicInteger process = new AtomicInteger()
                    int thread
                    @Test void test() { process.incrementAndGet(); thread++ }
                    @AfterThread void afterThread() { assert thread == 4 }
                    @AfterProcess static void afterProcess() { assert process.get() == 3 * 4 }
                }
                """);

        assertThat(LocalGrinder.run(script, settings(2, 3, 4)).isClean()).isTrue();
    }

    @Test
    void everyRunOfEveryThreadKnowsWhichItIs() throws Exception {
        Path script = files.script("""
                import java.util.concurrent.ConcurrentHashMap
                @RunWith(GrinderRunner)
                class Numbers {
                    static Set<String> seen = ConcurrentHashMap.newKeySet()
                    @Test void test() {
                        int id = grinder.processNumber * 3 + grinder.threadNumber
                        assert GrinderUtils.threadUniqId == id && id < GrinderUtils.processCount * GrinderUtils.threadCount
                        assert grinder.agentNumber == 0 && GrinderUtils.agentCount == 1
                        assert seen.add(id + ' ' + grinder.runNumber)
                    }
                    @AfterProcess static void afterProcess() { assert seen.size() == 3 * 5 }
                }
                """);

        assertThat(LocalGrinder.run(script, settings(2, 3, 5)).examples()).isEmpty();
    }

    @Test
    void recordedMethodsAreCountedWhoeverCallsThem() throws Exception {
        Path script = files.script("""
                @RunWith(GrinderRunner)
                class Recorded {
                    static GTest one = new GTest(1, 'one')
                    static GTest two = new GTest(2, 'two')
                    @BeforeThread void beforeThread() { one.record(this, 'one'); two.record(this, 'two') }
                    @Test void one() { }
                    @Test void calls() { assert two(1) == 'odd' && [2, 3].collect { two(it) } == ['even', 'odd'] }
                    String two(int n) {
                        grinder.sleep(1)
                        if (n % 2 == 0) { 'even' } else { 'odd' }
                    }
                }
                """);

        Report report = LocalGrinder.run(script, settings(1, 2, 5));

        assertThat(report.isClean()).isTrue();
        assertThat(report.test(1).tests()).isEqualTo(10);
        assertThat(report.test(2).tests()).isEqualTo(30);
        assertThat(report.test(2).description()).isEqualTo("two");
        assertThat(report.test(2).meanMillis()).isBetween(1.0, 1_000.0);
        assertThat(report.testsPerSecond()).isCloseTo(40 / (report.elapsed().toNanos() / 1e9), within(0.1));
    }

    @Test
    void whatFailsInARecordedMethodOrAfterItIsAnError() throws Exception {
        Path script = files.script("""
                @RunWith(GrinderRunner)
                class Failing {
                    static GTest test = new GTest(1, 'claim')
                    @BeforeThread void beforeThread() {
                        test.record(this, 'claim')
                        grinder.statistics.delayReports = true
                    }
                    @Test void test() {
                        claim()
                        assert grinder.runNumber != 1 : 'wrong answer'
                        grinder.statistics.forLastTest.success = grinder.runNumber != 2
                    }
                    void claim() { if (grinder.runNumber == 0) { throw new IOException('no answer') } }
                }
                """);

        Report report = LocalGrinder.run(script, settings(1, 1, 5));

        assertThat(report.test(1).tests()).isEqualTo(5);
        assertThat(report.test(1).errors()).isEqualTo(3);
        assertThat(report.failures()).isEqualTo(2);
        assertThat(report.examples().getFirst()).isEqualTo("test: no answer");
        assertThat(report.examples().getLast()).startsWith("test: wrong answer");
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void ofSeveralTestMethodsEachRunsAsOftenAsItsRateSays() throws Exception {
        Path script = files.script("""
                @RunWith(GrinderRunner)
                class Rates {
                    int always, half, tenth
                    @Test void always() { always++ }
                    @Test @RunRate(50) void half() { half++ }
                    @Test @RunRate(10) void tenth() { tenth++ }
                    @AfterThread void afterThread() { assert [always, half, tenth] == [20, 10, 2] }
                }
                """);

        assertThat(LocalGrinder.run(script, settings(1, 1, 20)).isClean()).isTrue();
    }

    @Test
    void aScriptFindsTheClassesInLibAndTheFilesBesideIt() throws Exception {
        files.write("lib/Helper.groovy", """
                class Helper {
                    static String read() { Helper.classLoader.getResourceAsStream('resources/hello.txt').text }
                }
                """);
        files.write("resources/hello.txt", "hello");
        Path script = files.script("""
                @RunWith(GrinderRunner)
                class Finding {
                    @Test void test() { assert Helper.read() == 'hello' }
                }
                """);

        assertThat(LocalGrinder.run(script, settings(1, 1, 1)).examples()).isEmpty();
    }

    @Test
    void aFailureBeforeTheFirstTestIsToldInOneLine() throws Exception {
        Path script = files.script("""
                @RunWith(GrinderRunner)
                class Early {
                    @BeforeProcess static void beforeProcess() { throw new IllegalStateException('no coupon\\nat all') }
                    @Test void test() { }
                }
                """);

        assertThatThrownBy(() -> LocalGrinder.run(script, settings(2, 1, 1)))
                .isInstanceOf(ScriptFailure.class)
                .hasMessage("Script.groovy: @BeforeProcess: no coupon");
    }

    @Test
    void whereItDoesNotCompileIsTold() throws Exception {
        Path script = files.script("@RunWith(GrinderRunner) class Broken { @Test void test() { Missing.call( } }");

        assertThatThrownBy(() -> LocalGrinder.run(script, settings(1, 1, 1)))
                .isInstanceOf(ScriptFailure.class)
                .hasMessageMatching("Script.groovy does not compile: .*line 10.*");
    }

    @Test
    void whatIsNoScriptIsTold() throws Exception {
        Path missing = directory.resolve("Missing.groovy");
        Path unreadable = files.script("class Broken {");
        Path empty = files.write("Empty.groovy", "class Empty { }");

        for (Path script : List.of(missing, unreadable, empty)) {
            assertThatThrownBy(() -> LocalGrinder.run(script, settings(1, 1, 1)))
                    .isInstanceOf(ScriptFailure.class)
                    .hasMessageContaining("" + script.getFileName())
                    .hasMessageNotContaining("\n");
        }
    }

    private static LocalSettings settings(int processes, int threads, int runs) {
        return new LocalSettings(processes, threads, runs, "");
    }
}
