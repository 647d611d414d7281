package org.brokerconnect.ratelimit;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.brokerconnect.http.ClientAddresses;

/**
 * Limits wrong passwords at {@code /metrics} for each network. Once the limit is reached the right password is refused
 * as well, because a different response would tell which guess was right.
 */
@WebFilter(urlPatterns = "/metrics", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public class MetricsGuessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final RequestLimit LIMIT = RequestLimit.METRICS_GUESSES_OF_ADDRESS;

    private final transient RequestLimiter limiter;
    private final transient ClientAddresses addresses;

    @Inject
    MetricsGuessFilter(RequestLimiter limiter, ClientAddresses addresses) {
        this.limiter = limiter;
        this.addresses = addresses;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String network = addresses.of(request).network();
        RequestDecision next = limiter.peek(LIMIT, network);
        if (!next.isAllowed()) {
            limiter.count(next);
            next.refuse(response);
            return;
        }
        chain.doFilter(request, response);
        boolean isGuess = request.getHeader("Authorization") != null
                && response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED;
        if (isGuess) {
            limiter.take(LIMIT, network);
        }
    }
}
