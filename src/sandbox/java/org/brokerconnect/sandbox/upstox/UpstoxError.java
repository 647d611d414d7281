package org.brokerconnect.sandbox.upstox;

/** An error response: HTTP status, error code and message (Upstox API docs, Error codes). */
final class UpstoxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    UpstoxError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static UpstoxError noRoute() {
        return new UpstoxError(404, "UDAPI100060", "Resource not Found.");
    }

    static UpstoxError invalidToken() {
        return new UpstoxError(401, "UDAPI100050", "Invalid token used to access API");
    }

    static UpstoxError tooManyRequests() {
        return new UpstoxError(429, "UDAPI10005", "Too Many Request Sent");
    }

    static UpstoxError readOnly() {
        return new UpstoxError(403, "UDAPI100067", "The API you are trying to access is not permitted with this token");
    }

    static UpstoxError wrongAddress() {
        return new UpstoxError(403, "UDAPI1154", "The configured static IP does not match the origin IP");
    }

    static UpstoxError staleCode() {
        return new UpstoxError(400, "UDAPI100057", "Invalid Auth code");
    }

    static UpstoxError wrongClient() {
        return new UpstoxError(401, "UDAPI100069", "Invalid client credentials");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
