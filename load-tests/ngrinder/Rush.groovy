import static net.grinder.script.Grinder.grinder
import static org.junit.Assert.assertTrue

import net.grinder.script.GTest
import net.grinder.scriptengine.groovy.junit.GrinderRunner
import net.grinder.scriptengine.groovy.junit.annotation.BeforeProcess
import net.grinder.scriptengine.groovy.junit.annotation.BeforeThread
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.ngrinder.http.HTTPResponse

/** Each run is a customer of its own who claims the coupon once: in line or sold out, anything else is an error. */
@RunWith(GrinderRunner)
class Rush {

    static GTest claiming
    static FirstcomeApi api
    static FirstcomeTokens tokens
    static String coupon

    private String token

    @BeforeProcess
    static void beforeProcess() {
        FirstcomeSettings settings = new FirstcomeSettings()
        claiming = new GTest(1, 'claim')
        api = new FirstcomeApi(settings)
        tokens = new FirstcomeTokens(settings)
        coupon = settings.text('coupon')
    }

    @BeforeThread
    void beforeThread() {
        claiming.record(this, 'claim')
        grinder.statistics.delayReports = true
    }

    /** Signing is not the customer's waiting time. */
    @Before
    void before() {
        token = tokens.customer(FirstcomeCustomers.own())
    }

    @Test
    void claim() {
        HTTPResponse answer = api.claim(coupon, token)
        assertTrue(FirstcomeApi.unexpected(answer),
                FirstcomeApi.isAccepted(answer) || FirstcomeApi.isProblem(answer, 'sold-out'))
    }
}
