import static net.grinder.script.Grinder.grinder
import static org.junit.Assert.assertEquals
import static org.junit.Assert.assertTrue
import static org.junit.Assert.fail

import net.grinder.script.GTest
import net.grinder.scriptengine.groovy.junit.GrinderRunner
import net.grinder.scriptengine.groovy.junit.annotation.BeforeProcess
import net.grinder.scriptengine.groovy.junit.annotation.BeforeThread
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.ngrinder.http.HTTPResponse

/**
 * Each run is a customer of its own who claims the coupon and then asks what became of it, until that is known or the
 * customer stands on the waiting list. Still to be undecided after the last poll is an error.
 */
@RunWith(GrinderRunner)
class RushWithPolling {

    static GTest claiming
    static GTest asking
    static FirstcomeApi api
    static FirstcomeTokens tokens
    static String coupon
    static long polls
    static long pauseMillis

    private String token

    @BeforeProcess
    static void beforeProcess() {
        FirstcomeSettings settings = new FirstcomeSettings()
        claiming = new GTest(1, 'claim')
        asking = new GTest(2, 'status')
        api = new FirstcomeApi(settings)
        tokens = new FirstcomeTokens(settings)
        coupon = settings.text('coupon')
        polls = settings.number('polls', 60, 1)
        pauseMillis = settings.number('pauseMillis', 1000, 1)
    }

    @BeforeThread
    void beforeThread() {
        claiming.record(this, 'claim')
        asking.record(this, 'status')
        grinder.statistics.delayReports = true
    }

    @Before
    void before() {
        token = tokens.customer(FirstcomeCustomers.own())
    }

    @Test
    void claimAndPoll() {
        String request = claim()
        if (request.isEmpty()) {
            return
        }
        for (long poll = 0; poll < polls; poll++) {
            grinder.sleep(pauseMillis)
            if (status(request) != 'accepted') {
                return
            }
        }
        fail('no decision after ' + polls + ' polls')
    }

    /** The request's id, empty if the coupon is sold out. */
    String claim() {
        HTTPResponse answer = api.claim(coupon, token)
        assertTrue(FirstcomeApi.unexpected(answer),
                FirstcomeApi.isAccepted(answer) || FirstcomeApi.isProblem(answer, 'sold-out'))
        return FirstcomeApi.isAccepted(answer) ? FirstcomeApi.field(answer, 'requestId') : ''
    }

    String status(String request) {
        HTTPResponse answer = api.get('/v1/issue-requests/' + request, token)
        assertEquals(FirstcomeApi.unexpected(answer), 200, answer.statusCode)
        return FirstcomeApi.field(answer, 'status')
    }
}
