package org.brokerconnect.broker.zerodha;

import java.time.Duration;
import java.util.Optional;

/**
 * What came back over HTTP, unpacked but not yet understood. Prints no content: a body may carry tokens.
 *
 * @param contentType the media type in lower case without parameters; empty when the broker sent none that can be read
 * @param retryAfter how long the broker asked to wait, if it said so in seconds
 */
public record KiteResponse(int status, String contentType, Optional<Duration> retryAfter, byte[] body) {

    boolean isJson() {
        return contentType.equals("application/json");
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + contentType + ", " + body.length + " bytes";
    }
}
