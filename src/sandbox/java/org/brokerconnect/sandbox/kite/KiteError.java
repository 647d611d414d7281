package org.brokerconnect.sandbox.kite;

/**
 * An error response of the broker: HTTP status, {@code error_type} and message (Kite Connect v3 docs, Exceptions and
 * errors).
 */
final class KiteError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    KiteError(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    static KiteError noRoute() {
        return new KiteError(404, "GeneralException", "Route not found");
    }

    static KiteError input(String message) {
        return new KiteError(400, "InputException", message);
    }

    static KiteError missing(String parameter) {
        return input("Missing or empty field `" + parameter + "`.");
    }

    static KiteError unknownKey() {
        return input("Invalid `api_key`.");
    }

    static KiteError wrongChecksum() {
        return new KiteError(403, "TokenException", "Invalid `checksum`.");
    }

    static KiteError staleToken() {
        return new KiteError(403, "TokenException", "Token is invalid or has expired.");
    }

    static KiteError noSession() {
        return new KiteError(403, "TokenException", "Incorrect `api_key` or `access_token`.");
    }

    static KiteError notPermitted() {
        return new KiteError(403, "PermissionException", "Insufficient permission for that call.");
    }

    static KiteError tooManyRequests() {
        return new KiteError(429, "NetworkException", "Too many requests");
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
