package org.brokerconnect.ratelimit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brokerconnect.http.ClientAddresses;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.problem.ProblemException;

/** The limits that the current request has passed, and the one that refused it. */
@RequestScoped
public class RequestLimits {

    private final Map<RequestLimit, RequestDecision> decisions = new LinkedHashMap<>();
    private RequestLimiter limiter;
    private Caller caller;
    private ClientAddresses addresses;
    private HttpServletRequest request;

    /** For the container's proxy. */
    protected RequestLimits() {}

    @Inject
    RequestLimits(RequestLimiter limiter, Caller caller, ClientAddresses addresses, HttpServletRequest request) {
        this.limiter = limiter;
        this.caller = caller;
        this.addresses = addresses;
        this.request = request;
    }

    /**
     * Takes one request of the limit, for the caller or the client's network.
     *
     * @throws ProblemException {@code too-many-requests} with the time until the next request passes
     */
    public void take(RequestLimit limit) {
        RequestDecision decision = limiter.take(limit, key(limit));
        decisions.put(limit, decision);
        if (!decision.isAllowed()) {
            throw ProblemException.of("too-many-requests").withRetryAfter(decision.retryAfter());
        }
    }

    private String key(RequestLimit limit) {
        return limit.subject() == RequestLimit.Subject.PERSON
                ? caller.id()
                : addresses.of(request).network();
    }

    /** The fields {@code RateLimit-Policy} and {@code RateLimit} of the response; empty if no limit applied. */
    Map<String, String> fields() {
        return decisions.isEmpty()
                ? Map.of()
                : Map.of(
                        "RateLimit-Policy", list(RequestDecision::policy),
                        "RateLimit", list(RequestDecision::state));
    }

    private String list(Function<RequestDecision, String> item) {
        return decisions.values().stream().map(item).collect(Collectors.joining(", "));
    }
}
