import java.nio.charset.StandardCharsets
import java.util.concurrent.ThreadLocalRandom
import org.ngrinder.http.HTTPRequest
import org.ngrinder.http.HTTPRequestControl
import org.ngrinder.http.HTTPResponse

/** The calls of Firstcome's API, each to any of the instances. */
class FirstcomeApi {

    private static final long CONNECT_MILLIS = 5_000
    private static final long ANSWER_MILLIS = 60_000

    private final List<String> addresses
    private final HTTPRequest request

    FirstcomeApi(FirstcomeSettings settings) {
        addresses = settings.list('addresses')
        HTTPRequestControl.setConnectionTimeout(CONNECT_MILLIS)
        HTTPRequestControl.setSocketTimeout(ANSWER_MILLIS)
        request = new HTTPRequest()
    }

    HTTPResponse claim(String coupon, String token) {
        return post('/v1/coupons/' + coupon + '/issue-requests', token)
    }

    HTTPResponse get(String path, String token) {
        return request.GET(anywhere() + path, [:], bearer(token))
    }

    HTTPResponse post(String path, String token, String json = '') {
        return request.POST(anywhere() + path, json.getBytes(StandardCharsets.UTF_8), bearer(token))
    }

    HTTPResponse put(String path, String token, String json) {
        return request.PUT(anywhere() + path, json.getBytes(StandardCharsets.UTF_8), bearer(token))
    }

    HTTPResponse delete(String path, String token) {
        return request.DELETE(anywhere() + path, [:], bearer(token))
    }

    private String anywhere() {
        return addresses[ThreadLocalRandom.current().nextInt(addresses.size())]
    }

    private static Map<String, String> bearer(String token) {
        return ['Authorization': 'Bearer ' + token]
    }

    /** Whether the customer is in line, now or since before. */
    static boolean isAccepted(HTTPResponse answer) {
        return answer.statusCode in [200, 201, 202]
    }

    /** Whether it is a problem of that name. */
    static boolean isProblem(HTTPResponse answer, String name) {
        return answer.statusCode >= 400 && field(answer, 'type').endsWith('/problems/' + name)
    }

    /** The first text of that name in the answer's JSON, empty if there is none: an agent has no JSON reader for sure. */
    static String field(HTTPResponse answer, String name) {
        def found = answer.bodyText =~ '"' + name + '"\\s*:\\s*"([^"]*)"'
        return found ? found.group(1) : ''
    }

    /** What a test says that did not expect the answer. */
    static String unexpected(HTTPResponse answer) {
        return 'unexpected: ' + answer.statusCode + ' ' + answer.bodyText
    }
}
