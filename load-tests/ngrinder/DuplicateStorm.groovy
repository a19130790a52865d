import static net.grinder.script.Grinder.grinder
import static org.junit.Assert.assertEquals
import static org.junit.Assert.assertTrue

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentMap
import net.grinder.script.GTest
import net.grinder.scriptengine.groovy.junit.GrinderRunner
import net.grinder.scriptengine.groovy.junit.annotation.BeforeProcess
import net.grinder.scriptengine.groovy.junit.annotation.BeforeThread
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.ngrinder.http.HTTPResponse

/**
 * A few customers who click again and again: all threads claim for the same customer at the same time. A customer who is
 * in line must be told the same request each time; to be sold out or asked to slow down is no error.
 */
@RunWith(GrinderRunner)
class DuplicateStorm {

    static GTest claiming
    static FirstcomeApi api
    static FirstcomeTokens tokens
    static String coupon
    static long customers
    static final ConcurrentMap<Long, String> REQUESTS = new ConcurrentHashMap<>()

    private long customer
    private String token

    @BeforeProcess
    static void beforeProcess() {
        FirstcomeSettings settings = new FirstcomeSettings()
        claiming = new GTest(1, 'claim')
        api = new FirstcomeApi(settings)
        tokens = new FirstcomeTokens(settings)
        coupon = settings.text('coupon')
        customers = settings.number('customers', 10, 1)
    }

    @BeforeThread
    void beforeThread() {
        claiming.record(this, 'claim')
        grinder.statistics.delayReports = true
    }

    @Before
    void before() {
        customer = FirstcomeCustomers.shared(customers)
        token = tokens.customer(customer)
    }

    @Test
    void claim() {
        HTTPResponse answer = api.claim(coupon, token)
        if (FirstcomeApi.isAccepted(answer)) {
            String request = FirstcomeApi.field(answer, 'requestId')
            String before = REQUESTS.putIfAbsent(customer, request)
            assertEquals('the request of customer ' + customer, before == null ? request : before, request)
        } else {
            assertTrue(FirstcomeApi.unexpected(answer), FirstcomeApi.isProblem(answer, 'sold-out')
                    || FirstcomeApi.isProblem(answer, 'too-many-requests'))
        }
    }
}
