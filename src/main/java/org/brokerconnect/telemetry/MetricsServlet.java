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
 * {@code /metrics} in Prometheus' text format. Open to the user {@code metrics} with the setting {@code metrics.password} (HTTP Basic, RFC 7617),
 * and to nobody while that is not set. Scrapers have no OpenID sign-in, and servers refuse bearer tokens that are no JWT before we see them.
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
                    .println(
                            "The user is metrics, the password is the setting metrics.password. While that is not set, nobody reads this.");
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
