package io.firstcome.coupon.rules;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.byteman.agent.submit.ScriptText;
import org.jboss.byteman.agent.submit.Submit;
import org.jspecify.annotations.Nullable;

/**
 * The agent in one part's JVM, as seen from here. Whoever reaches its port can do anything in that JVM: it listens on the
 * loopback address, and only in runs that are there to break things.
 *
 * @param port on the loopback address, the same in all the part's lives
 */
record Agent(String part, int port) {

    /** A class that is rewritten stops its JVM for a moment; on a starved machine that moment is long. */
    private static final long PATIENCE_SECONDS = 60;

    private static final Pattern RULE = Pattern.compile("(?m)^RULE (.+)$");

    /** How the agent's list begins to tell of a rule. */
    private static final Pattern ENTRY = Pattern.compile("(?m)^# File ");

    private static final Pattern TROUBLE = Pattern.compile("(?m)^(threw|failed to) .+$");

    /**
     * Returns when the rules are in force in all classes that are loaded.
     *
     * @throws IllegalStateException if one of them does not fit its class, or nobody answers; then none is left in force
     */
    void lay(String script, String text) {
        String laid;
        try {
            ask(agent -> agent.addScripts(List.of(new ScriptText(script, text))));
            laid = ask(Submit::listAllRules);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(
                    "The rules of " + script + " could not be laid into " + part + ": " + failure.getCause(),
                    failure.getCause());
        }
        String trouble = trouble(laid, rules(text));
        if (trouble != null) {
            lift(script);
            throw new IllegalStateException(
                    "The rules of " + script + " do not fit what runs in " + part + ": " + trouble);
        }
    }

    private static List<String> rules(String text) {
        return RULE.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** The agent takes what cannot work, and says only in its list of rules why it does not. */
    private static @Nullable String trouble(String laid, List<String> rules) {
        for (String rule : rules) {
            String entry = Stream.of(ENTRY.split(laid))
                    .filter(one -> one.contains("RULE " + rule + "\n"))
                    .findFirst()
                    .orElse("failed to lay " + rule);
            Matcher trouble = TROUBLE.matcher(entry);
            if (trouble.find()) {
                return trouble.group();
            }
        }
        return null;
    }

    void lift(String script) {
        try {
            String laid = ask(Submit::listAllRules);
            List<String> rules = rules(Script.of(script).template()).stream()
                    .filter(rule -> laid.contains("RULE " + rule + "\n"))
                    .toList();
            if (!rules.isEmpty()) {
                String named = String.join("\n", rules.stream().map(Agent::stub).toList());
                ask(agent -> agent.deleteScripts(List.of(new ScriptText(script, named))));
            }
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof IOException)) { // the process is gone, and its rules with it
                throw new IllegalStateException(
                        "The rules of " + script + " could not be lifted from " + part + ": " + failure.getCause(),
                        failure.getCause());
            }
        }
    }

    /** To take a rule back the agent wants to be given one of that name. */
    private static String stub(String rule) {
        return "RULE " + rule + "\nCLASS java.lang.Object\nMETHOD none\nIF TRUE\nDO NOTHING\nENDRULE\n";
    }

    @FunctionalInterface
    private interface Request {
        String to(Submit agent) throws Exception;
    }

    /** Bounded, because the agent of a process that is paused takes the connection and does not answer. */
    private String ask(Request request) throws ExecutionException {
        Callable<String> call =
                () -> request.to(new Submit("127.0.0.1", port, new PrintStream(OutputStream.nullOutputStream())));
        FutureTask<String> answer = new FutureTask<>(call);
        Thread.ofVirtual().name("rules-" + part).start(answer);
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "The agent of " + part + " has not answered for " + PATIENCE_SECONDS + " s: is the process paused?",
                    late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the agent of " + part + " was asked", interrupted);
        }
    }
}
