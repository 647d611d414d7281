package org.brokerconnect.sandbox.kite;

import java.time.Instant;

/** The session of a client in an app. */
record Session(
        String apiKey, String userId, String accessToken, String publicToken, String encToken, Instant loginTime) {}
