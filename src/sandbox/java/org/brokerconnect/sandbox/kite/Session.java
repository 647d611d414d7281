package org.brokerconnect.sandbox.kite;

import java.time.Instant;

/** One client's session in one app. */
record Session(
        String apiKey, String userId, String accessToken, String publicToken, String encToken, Instant loginTime) {}
