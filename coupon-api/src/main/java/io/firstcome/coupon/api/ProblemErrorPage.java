package io.firstcome.coupon.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The answer to what fails before or outside Spring MVC, such as a URL that the firewall rejects. */
@RestController
class ProblemErrorPage implements ErrorController {

    private final SecurityHeaders headers = new SecurityHeaders();

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<Object> problem(HttpServletRequest request, HttpServletResponse response) {
        headers.writeHeaders(request, response); // Spring Security does not, where the firewall ended the request
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = Problem.ofStatus(status instanceof Integer code ? code : 404);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        ProblemDetail body = problem.bodyAt(path instanceof String asked ? asked : request.getRequestURI());
        return ResponseEntity.status(problem.status())
                .headers(problem.headers())
                .body(body);
    }
}
