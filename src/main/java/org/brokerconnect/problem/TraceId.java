package org.brokerconnect.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of one request: in its response, in problem documents and in the log. It is the trace id of the caller's
 * {@code traceparent} header (W3C Trace Context section 3.2), so that one id leads through proxies and services, or a
 * new one of the same form.
 */
public final class TraceId {

    /** The response header with the id. */
    public static final String HEADER = "Trace-Id";

    private static final String ATTRIBUTE = TraceId.class.getName();
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** version - trace id - parent id - flags; a later version may add fields. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private TraceId() {}

    /** The id of this request, the same at every call. */
    public static String of(HttpServletRequest request) {
        Object known = request.getAttribute(ATTRIBUTE);
        if (known instanceof String id) {
            return id;
        }
        String id = fromParent(request.getHeader("traceparent")).orElseGet(TraceId::next);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The trace id of a {@code traceparent} header; empty if the header is null or malformed. */
    static Optional<String> fromParent(String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Matcher fields = TRACEPARENT.matcher(traceparent);
        boolean isVersion0WithMore = traceparent.startsWith("00-") && traceparent.length() > 55;
        return fields.matches() && !isVersion0WithMore ? Optional.of(fields.group(1)) : Optional.empty();
    }

    /** 32 random hexadecimal digits. */
    private static String next() {
        byte[] id = new byte[BYTES];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
