package io.firstcome.coupon.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * The answer to what never gets as far as a filter, such as a broken request line or headers that are too large: a problem
 * instead of Tomcat's page.
 */
class ProblemReportValve extends ErrorReportValve {

    private static final int BAD_REQUEST = 400;

    private final ProblemWriter problems;

    ProblemReportValve(ProblemWriter problems) {
        this.problems = problems;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable broken) {
        if (response.getStatus() < BAD_REQUEST || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            problems.write(Problem.ofStatus(response.getStatus()), request, response);
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // the client is gone, or has most of an answer
        }
    }
}
