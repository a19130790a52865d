import static net.grinder.script.Grinder.grinder
import static org.junit.Assert.assertEquals
import static org.junit.Assert.assertFalse
import static org.junit.Assert.assertTrue

import net.grinder.script.GTest
import net.grinder.scriptengine.groovy.junit.GrinderRunner
import net.grinder.scriptengine.groovy.junit.annotation.BeforeProcess
import net.grinder.scriptengine.groovy.junit.annotation.BeforeThread
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.ngrinder.http.HTTPResponse

/**
 * The crowd that comes to a coupon with too few places: each run is a customer of its own who looks at the coupon and then
 * claims it. Whoever asks after somebody was told that it is sold out must be told so, too: nobody may raise the quantity
 * meanwhile.
 */
@RunWith(GrinderRunner)
class SoldOutStorm {

    static GTest looking
    static GTest claiming
    static FirstcomeApi api
    static FirstcomeTokens tokens
    static String coupon
    static volatile boolean soldOut

    private String token

    @BeforeProcess
    static void beforeProcess() {
        FirstcomeSettings settings = new FirstcomeSettings()
        looking = new GTest(1, 'look')
        claiming = new GTest(2, 'claim')
        api = new FirstcomeApi(settings)
        tokens = new FirstcomeTokens(settings)
        coupon = settings.text('coupon')
    }

    @BeforeThread
    void beforeThread() {
        looking.record(this, 'look')
        claiming.record(this, 'claim')
        grinder.statistics.delayReports = true
    }

    @Before
    void before() {
        token = tokens.customer(FirstcomeCustomers.own())
    }

    @Test
    void lookAndClaim() {
        look()
        claim()
    }

    void look() {
        HTTPResponse answer = api.get('/v1/coupons/' + coupon, token)
        assertEquals(FirstcomeApi.unexpected(answer), 200, answer.statusCode)
    }

    void claim() {
        boolean wasSoldOut = soldOut
        HTTPResponse answer = api.claim(coupon, token)
        if (FirstcomeApi.isProblem(answer, 'sold-out')) {
            soldOut = true
        } else {
            assertTrue(FirstcomeApi.unexpected(answer), FirstcomeApi.isAccepted(answer))
            assertFalse('accepted after it was sold out: ' + answer.bodyText, wasSoldOut)
        }
    }
}
