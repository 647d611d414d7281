package org.brokerconnect.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.brokerconnect.http.ClientAddresses;
import org.brokerconnect.identity.TokenGuard;

/**
 * Limits refused bearer tokens for each network, before a token is verified where the server allows that. Beyond the
 * limit valid tokens of the network are refused as well, because only the verification would tell them apart.
 * Thread-safe.
 */
@ApplicationScoped
class RefusedTokenLimit implements TokenGuard {

    private static final RequestLimit LIMIT = RequestLimit.REFUSED_TOKENS_OF_ADDRESS;
    private static final String COUNTED = RefusedTokenLimit.class.getName();

    private RequestLimiter limiter;
    private ClientAddresses addresses;

    /** For the container's proxy. */
    protected RefusedTokenLimit() {}

    @Inject
    RefusedTokenLimit(RequestLimiter limiter, ClientAddresses addresses) {
        this.limiter = limiter;
        this.addresses = addresses;
    }

    @Override
    public boolean admit(HttpServletRequest request, HttpServletResponse response) {
        RequestDecision next = limiter.peek(LIMIT, addresses.of(request).network());
        if (next.isAllowed()) {
            return true;
        }
        limiter.count(next);
        try {
            next.refuse(response);
        } catch (IOException clientLeft) {
            throw new UncheckedIOException(clientLeft);
        }
        return false;
    }

    @Override
    public void refused(HttpServletRequest request) {
        request.setAttribute(COUNTED, true);
        limiter.take(LIMIT, addresses.of(request).network());
    }

    @Override
    public boolean isOneTooMany(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(COUNTED) != null) {
            return false;
        }
        RequestDecision next = limiter.peek(LIMIT, addresses.of(request).network());
        if (next.isAllowed()) {
            refused(request);
            return false;
        }
        limiter.count(next);
        next.describe(response);
        return true;
    }
}
