package org.brokerconnect.problem;

import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;

/** The problem of a request that a server refused by itself: the HTTP status is all that is known. */
public final class StatusProblem {

    private StatusProblem() {}

    /** @param status 400 to 599 */
    public static Problem of(int status) {
        return switch (status) {
            case 401 -> signInRequired();
            case 404 -> ProblemException.notFound().problem();
            default -> Problem.of(slug(status), status, reason(status), detail(status));
        };
    }

    /** No valid token came with the request. */
    public static Problem signInRequired() {
        return Problem.of(
                "sign-in-required",
                401,
                "Sign in first",
                "No valid bearer token came with the request. Sign in and try again.");
    }

    private static String slug(int status) {
        return reason(status).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static String reason(int status) {
        return Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .orElse("Request refused");
    }

    private static String detail(int status) {
        return status < 500
                ? "This address does not take this request; nothing was changed. The API's description is at /openapi."
                : UnexpectedProblemMapper.DETAIL;
    }
}
