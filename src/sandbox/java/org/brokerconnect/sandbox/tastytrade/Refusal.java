package org.brokerconnect.sandbox.tastytrade;

/** A call that the broker refuses. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    private Refusal(String message, Reply reply) {
        super(message, null, false, false);
        this.reply = reply;
    }

    /** {@code {"error":{"code":…,"message":…}}}, as the API answers. */
    static Refusal api(int status, String code, String message) {
        Object error = Json.of("error", Json.of("code", code, "message", message));
        return new Refusal(message, Reply.json(status, error));
    }

    /** {@code {"error":…,"error_description":…}}, as the token endpoint answers (RFC 6749 section 5.2). */
    static Refusal oauth(int status, String error, String description) {
        return new Refusal(description, Reply.json(status, Json.of("error", error, "error_description", description)));
    }

    /** The page of the server in front of the API. */
    static Refusal page(int status, String title) {
        String text = "<html><head><title>" + status + " " + title + "</title></head><body><center><h1>" + status + " "
                + title + "</h1></center><hr><center>nginx</center></body></html>";
        return new Refusal(title, Reply.html(status, text));
    }

    static Refusal invalidToken() {
        return api(401, "token_invalid", "This token is invalid or has expired");
    }

    static Refusal notFound() {
        return api(404, "record_not_found", "Couldn't find the requested resource");
    }

    Reply reply() {
        return reply;
    }
}
