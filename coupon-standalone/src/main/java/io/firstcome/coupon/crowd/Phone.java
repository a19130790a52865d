package io.firstcome.coupon.crowd;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.History;
import io.firstcome.coupon.history.Told;
import io.firstcome.coupon.rush.CallReader;
import io.firstcome.coupon.rush.CouponClient;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the calls and writes down each, with what it told. */
final class Phone implements AutoCloseable {

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(24);
    private static final CouponClient.Patience PATIENCE =
            new CouponClient.Patience(Duration.ofSeconds(5), Duration.ofSeconds(15));
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A call that ended.
     *
     * @param body of the answer, empty without one
     * @param retryAfterSeconds when the API wants to be asked again, 0 if it did not say
     */
    record Reply(Call call, JsonNode body, int retryAfterSeconds) {

        boolean isOk() {
            return call.result() == Call.Result.OK;
        }
    }

    private final CouponClient client;
    private final DevelopmentKeys keys;
    private final History history;
    private final Followed followed;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Phone(CouponClient client, DevelopmentKeys keys, History history, Followed followed) {
        this.client = client;
        this.keys = keys;
        this.history = history;
        this.followed = followed;
    }

    static CouponClient client(List<java.net.URI> apis) {
        return new CouponClient(apis, PATIENCE);
    }

    int instances() {
        return client.instances();
    }

    private interface Send {
        CouponClient.Answer send() throws IOException, InterruptedException;
    }

    /** @param headers names and values in turn */
    Reply ask(Call.Subject wish, int instance, String... headers) throws InterruptedException {
        return call(
                Call.Kind.ASK,
                wish,
                instance,
                () -> client.post(instance, asks(wish), token(wish.customer()), null, headers));
    }

    private static String asks(Call.Subject wish) {
        return "/v1/coupons/" + wish.coupon() + "/issue-requests";
    }

    /** @param headers names and values in turn */
    Reply status(Call.Kind kind, Followed.Request request, int instance, String... headers)
            throws InterruptedException {
        String path = "/v1/issue-requests/" + request.id();
        return call(
                kind,
                request.subject(),
                instance,
                () -> client.get(instance, path, token(request.customer()), headers));
    }

    /** @param act what is done, for the history */
    Reply admin(String act, String coupon, int instance, String method, String path, @Nullable Object body)
            throws InterruptedException {
        Call.Subject subject = new Call.Subject("admin", coupon, "", act);
        String json = body == null ? null : JSON.writeValueAsString(body);
        String token = tokens.computeIfAbsent("", _ -> keys.adminToken(TOKEN_LIFETIME));
        return call(Call.Kind.ADMIN, subject, instance, () -> client.send(method, instance, path, token, json));
    }

    private Reply call(Call.Kind kind, Call.Subject subject, int instance, Send send) throws InterruptedException {
        long startNanos = System.nanoTime();
        try {
            CouponClient.Answer answer = send.send();
            Call call = CallReader.of(kind, subject, answer);
            note(call);
            return new Reply(call, answer.body(), answer.retryAfterSeconds());
        } catch (IOException broken) {
            Call call = unanswered(kind, subject, instance, startNanos, broken, List.of());
            return new Reply(call, JSON.createObjectNode(), 0);
        } catch (InterruptedException gone) {
            // the request may have been taken all the same
            unanswered(kind, subject, instance, startNanos, gone, List.of());
            throw gone;
        }
    }

    private Call unanswered(
            Call.Kind kind, Call.Subject subject, int instance, long startNanos, Exception why, List<Told> told) {
        Call call = CallReader.broken(
                kind,
                subject,
                client.numberOf(instance),
                startNanos,
                why.getClass().getSimpleName(),
                told);
        note(call);
        return call;
    }

    private void note(Call call) {
        history.add(call);
        followed.learn(call);
    }

    /** Sends the request and does not wait for what becomes of it. */
    void hangUp(Call.Subject wish, int instance, String... headers) {
        long startNanos = System.nanoTime();
        try {
            client.postAndHangUp(instance, asks(wish), token(wish.customer()), headers);
            note(CallReader.broken(Call.Kind.ASK, wish, client.numberOf(instance), startNanos, "hung up", List.of()));
        } catch (IOException broken) {
            unanswered(Call.Kind.ASK, wish, instance, startNanos, broken, List.of());
        }
    }

    /** Follows the events until the decision or until the stream breaks off. */
    void watch(Followed.Request request, int instance, Predicate<Told> goOn) throws InterruptedException {
        long startNanos = System.nanoTime();
        List<Told> told = new ArrayList<>();
        try {
            int status = client.events(
                    instance, "/v1/issue-requests/" + request.id() + "/events", token(request.customer()), event -> {
                        told.add(CallReader.told(event, System.nanoTime()));
                        return goOn.test(told.getLast());
                    });
            Call.Result result = status < 300 ? Call.Result.OK : Call.Result.REFUSED;
            Call broken = CallReader.broken(
                    Call.Kind.EVENTS, request.subject(), client.numberOf(instance), startNanos, "" + status, told);
            note(new Call(
                    broken.kind(), broken.subject(), broken.instance(), broken.span(), result, broken.answer(), told));
        } catch (IOException broken) {
            unanswered(Call.Kind.EVENTS, request.subject(), instance, startNanos, broken, told);
        } catch (InterruptedException gone) {
            unanswered(Call.Kind.EVENTS, request.subject(), instance, startNanos, gone, told);
            throw gone;
        }
    }

    /** Signed once for each customer: signing costs more than a request. */
    private String token(String customer) {
        return tokens.computeIfAbsent(customer, id -> keys.customerToken(id, TOKEN_LIFETIME));
    }

    @Override
    public void close() {
        client.close();
    }
}
