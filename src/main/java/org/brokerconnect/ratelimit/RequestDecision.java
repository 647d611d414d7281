package org.brokerconnect.ratelimit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * What a limit decided about one request.
 *
 * @param perMinute the limit
 * @param remaining how many more requests pass now
 * @param delay until the next request passes; zero while some pass now
 */
record RequestDecision(RequestLimit limit, int perMinute, boolean isAllowed, long remaining, Duration delay) {

    private static final int WINDOW_SECONDS = 60;
    private static final int TOO_MANY_REQUESTS = 429;

    /** The delay in full seconds, rounded up; at least one, because a client that waits for none would hammer. */
    Duration retryAfter() {
        return Duration.ofSeconds(Math.max(1, delay.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    /** Sends 429 with the fields of this limit; {@code ErrorPage} writes the problem document. */
    void refuse(HttpServletResponse response) throws IOException {
        describe(response);
        response.sendError(TOO_MANY_REQUESTS);
    }

    /** Sets the fields of this limit. */
    void describe(HttpServletResponse response) {
        response.setHeader("Retry-After", String.valueOf(retryAfter().toSeconds()));
        response.setHeader("RateLimit-Policy", policy());
        response.setHeader("RateLimit", state());
    }

    /** An item of {@code RateLimit-Policy}: quota and window in seconds (draft-ietf-httpapi-ratelimit-headers-10). */
    String policy() {
        return "\"" + limit.label() + "\";q=" + perMinute + ";w=" + WINDOW_SECONDS;
    }

    /** An item of {@code RateLimit}: requests that remain, and seconds until there are more (same draft). */
    String state() {
        String item = "\"" + limit.label() + "\";r=" + remaining;
        return remaining > 0 ? item : item + ";t=" + retryAfter().toSeconds();
    }
}
