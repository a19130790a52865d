import static net.grinder.script.Grinder.grinder
import static org.junit.Assert.assertEquals
import static org.junit.Assert.assertTrue

import java.time.Duration
import java.time.Instant
import java.util.concurrent.atomic.AtomicLong
import net.grinder.script.GTest
import net.grinder.scriptengine.groovy.junit.GrinderRunner
import net.grinder.scriptengine.groovy.junit.annotation.AfterProcess
import net.grinder.scriptengine.groovy.junit.annotation.BeforeProcess
import net.grinder.scriptengine.groovy.junit.annotation.BeforeThread
import net.grinder.scriptengine.groovy.junit.annotation.RunRate
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.ngrinder.http.HTTPResponse

/**
 * Admins who change a coupon while customers claim it. Each process opens a coupon of its own and closes it at the end; of
 * a hundred runs all are a customer's claim, and in some of them an admin looks at the figures, raises the quantity, pauses
 * and resumes the coupon, or stops its pace and frees it again.
 */
@RunWith(GrinderRunner)
class AdminMix {

    static GTest claiming
    static GTest looking
    static GTest raising
    static GTest pausing
    static GTest stopping
    static FirstcomeApi api
    static FirstcomeTokens tokens
    static String admin
    static String coupon
    static long step
    static AtomicLong quantity

    private String token

    @BeforeProcess
    static void beforeProcess() {
        FirstcomeSettings settings = new FirstcomeSettings()
        claiming = new GTest(1, 'claim')
        looking = new GTest(2, 'figures')
        raising = new GTest(3, 'raise the quantity')
        pausing = new GTest(4, 'pause and resume')
        stopping = new GTest(5, 'stop the pace and free it')
        api = new FirstcomeApi(settings)
        tokens = new FirstcomeTokens(settings)
        admin = tokens.admin()
        step = settings.number('step', 100, 1)
        quantity = new AtomicLong(settings.number('quantity', 1000, 1))
        coupon = open()
    }

    private static String open() {
        Instant now = Instant.now()
        HTTPResponse created = api.post('/v1/campaigns', admin, '{"name":"nGrinder\'s admin mix","quantity":' + quantity
                + ',"waitingList":' + quantity + ',"perCustomerLimit":1,"opensAt":"' + now + '","closesAt":"'
                + now.plus(Duration.ofDays(1)) + '","validUntil":"' + now.plus(Duration.ofDays(30)) + '"}')
        assertEquals(FirstcomeApi.unexpected(created), 201, created.statusCode)
        String id = FirstcomeApi.field(created, 'id')
        HTTPResponse published = api.post('/v1/campaigns/' + id + '/publish', admin)
        assertEquals(FirstcomeApi.unexpected(published), 200, published.statusCode)
        return id
    }

    @AfterProcess
    static void afterProcess() {
        HTTPResponse closed = api.post('/v1/campaigns/' + coupon + '/close', admin)
        assertEquals(FirstcomeApi.unexpected(closed), 200, closed.statusCode)
    }

    @BeforeThread
    void beforeThread() {
        claiming.record(this, 'claim')
        looking.record(this, 'figures')
        raising.record(this, 'raise')
        pausing.record(this, 'pauseAndResume')
        stopping.record(this, 'stopAndFree')
        grinder.statistics.delayReports = true
    }

    @Before
    void before() {
        token = tokens.customer(FirstcomeCustomers.own())
    }

    @Test
    @RunRate(100)
    void claim() {
        HTTPResponse answer = api.claim(coupon, token)
        assertTrue(FirstcomeApi.unexpected(answer), FirstcomeApi.isAccepted(answer)
                || FirstcomeApi.isProblem(answer, 'sold-out') || FirstcomeApi.isProblem(answer, 'paused'))
    }

    @Test
    @RunRate(20)
    void figures() {
        expectOk(api.get('/v1/campaigns/' + coupon + '/figures', admin))
    }

    /** Of two who raise at the same time the lower one may come last, and by then be below what is promised. */
    @Test
    @RunRate(10)
    void raise() {
        String json = '{"quantity":' + quantity.addAndGet(step) + '}'
        HTTPResponse answer = api.put('/v1/campaigns/' + coupon + '/quantity', admin, json)
        assertTrue(FirstcomeApi.unexpected(answer),
                answer.statusCode == 200 || FirstcomeApi.isProblem(answer, 'campaign-conflict'))
    }

    @Test
    @RunRate(5)
    void pauseAndResume() {
        expectOk(api.post('/v1/campaigns/' + coupon + '/pause', admin))
        expectOk(api.post('/v1/campaigns/' + coupon + '/resume', admin))
    }

    @Test
    @RunRate(5)
    void stopAndFree() {
        expectOk(api.put('/v1/campaigns/' + coupon + '/pace', admin, '{"issuesPerSecond":0}'))
        expectOk(api.delete('/v1/campaigns/' + coupon + '/pace', admin))
    }

    private static void expectOk(HTTPResponse answer) {
        assertEquals(FirstcomeApi.unexpected(answer), 200, answer.statusCode)
    }
}
