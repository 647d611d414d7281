package org.brokerconnect.telemetry;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code /metrics} in the Prometheus text format. Requires HTTP Basic (RFC 7617) with the user {@code metrics} and the
 * password in {@code metrics.password}; always 401 while that is not set. Not a bearer token: scrapers have no OpenID
 * sign-in, and servers reject bearer tokens that are not JWTs before this servlet is called.
 */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Meters meters;
    private final transient Optional<String> password;

    @Inject
    MetricsServlet(Meters meters, @ConfigProperty(name = "metrics.password") Optional<String> password) {
        this.meters = meters;
        this.password = password;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setCharacterEncoding("UTF-8");
        if (!isAllowed(request.getHeader("Authorization"))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("WWW-Authenticate", "Basic realm=\"metrics\"");
            response.setContentType("text/plain");
            response.getWriter()
                    .println("Sign in as user metrics with the password in the setting metrics.password."
                            + " Without that setting, access is denied.");
            return;
        }
        response.setContentType("text/plain; version=0.0.4");
        response.getWriter().print(meters.prometheusText());
    }

    private boolean isAllowed(String authorization) {
        return authorization != null
                && password.map(MetricsServlet::basic)
                        .filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(authorization)))
                        .isPresent();
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(bytes("metrics:" + password));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
