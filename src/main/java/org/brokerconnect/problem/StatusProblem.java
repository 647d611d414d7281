package org.brokerconnect.problem;

import java.util.Map;

/** The problem of a request that the server rejected: only the HTTP status is known. */
public final class StatusProblem {

    private static final Map<Integer, String> SLUGS = Map.ofEntries(
            Map.entry(400, "request-malformed"),
            Map.entry(401, "sign-in-required"),
            Map.entry(403, "forbidden"),
            Map.entry(404, "not-found"),
            Map.entry(405, "method-not-allowed"),
            Map.entry(406, "not-acceptable"),
            Map.entry(408, "request-timeout"),
            Map.entry(413, "request-too-large"),
            Map.entry(414, "request-uri-too-long"),
            Map.entry(415, "unsupported-media-type"),
            Map.entry(429, "too-many-requests"),
            Map.entry(431, "request-header-fields-too-large"),
            Map.entry(501, "not-implemented"),
            Map.entry(503, "service-unavailable"));

    private StatusProblem() {}

    /** @param status 400 to 599 */
    public static ProblemException of(int status) {
        String otherwise = status < 500 ? "request-malformed" : "unexpected";
        return ProblemException.of(SLUGS.getOrDefault(status, otherwise)).withStatus(status);
    }
}
