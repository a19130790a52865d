package io.firstcome.coupon.rush;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import io.firstcome.coupon.rush.CouponClient.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes history of the API's answers: what each means for the one who asked. */
public final class CallReader {

    private static final int UNAVAILABLE = 503;
    private static final String REFUSED = "refused";

    private CallReader() {}

    /**
     * An answer that came. Below 500 it stands; 503 promises that nothing was written; another one promises nothing. A
     * refusal that names a request tells who has waited how the accepted request was decided.
     */
    public static Call of(Call.Kind kind, Call.Subject subject, Answer answer) {
        List<Told> told = namesRequest(answer) ? List.of(told(answer)) : List.of();
        String words = (answer.status() + " " + answer.problem()).strip();
        return new Call(
                kind,
                subject,
                answer.instance(),
                span(answer.startNanos(), answer.endNanos()),
                result(answer),
                words,
                told);
    }

    private static boolean namesRequest(Answer answer) {
        return answer.status() < 500 && answer.body().has("requestId");
    }

    private static Told told(Answer answer) {
        JsonNode body = answer.body();
        return answer.status() < 300
                ? told(body, answer.endNanos())
                : new Told(
                        body.path("requestId").asString(),
                        body.path("ticket").asLong(),
                        REFUSED,
                        -1,
                        null,
                        refusal(body),
                        answer.endNanos());
    }

    private static Call.Result result(Answer answer) {
        if (answer.status() < 300 || namesRequest(answer)) {
            return Call.Result.OK;
        }
        return answer.status() < 500 || answer.status() == UNAVAILABLE ? Call.Result.REFUSED : Call.Result.UNKNOWN;
    }

    /**
     * No answer came, or what came broke off.
     *
     * @param startNanos when it was sent, by {@link System#nanoTime()}
     * @param told what had come before
     */
    public static Call broken(
            Call.Kind kind, Call.Subject subject, int instance, long startNanos, String why, List<Told> told) {
        return new Call(kind, subject, instance, span(startNanos, System.nanoTime()), Call.Result.UNKNOWN, why, told);
    }

    private static Call.Span span(long startNanos, long endNanos) {
        return new Call.Span(Instant.now().minusNanos(System.nanoTime() - startNanos), startNanos, endNanos);
    }

    /** What a status or an event says; its fields are those of the API's issue request. */
    public static Told told(JsonNode body, long atNanos) {
        JsonNode acceptedAt = body.path("acceptedAt");
        return new Told(
                body.path("requestId").asString(),
                body.path("ticket").asLong(),
                body.path("status").asString(),
                body.path("position").asLong(-1),
                acceptedAt.isMissingNode() ? null : Instant.parse(acceptedAt.asString()),
                decision(body),
                atNanos);
    }

    private static Told.@Nullable Decision decision(JsonNode body) {
        String status = body.path("status").asString("");
        if (status.equals(REFUSED)) {
            return refusal(body);
        }
        if (!status.equals("issued")) {
            return null;
        }
        return new Told.Decision(
                status,
                body.path("coupon").path("serial").asLong(0),
                body.path("coupon").path("code").asString(""),
                "",
                Instant.parse(body.path("decidedAt").asString()));
    }

    private static Told.Decision refusal(JsonNode body) {
        return new Told.Decision(
                REFUSED,
                0,
                "",
                body.path("reason").asString(""),
                Instant.parse(body.path("decidedAt").asString()));
    }
}
