package org.brokerconnect.sandbox.kite;

import java.time.Instant;

/**
 * One run through the login pages, from the app's link to its redirect URL.
 *
 * @param id the {@code sess_id} of the pages' addresses
 * @param redirectParams what the app wants back, as a decoded query string; empty for nothing
 * @param userId who logged in; null until then
 * @param consented whether the client lets the app in
 */
record LoginRun(String id, String apiKey, String redirectParams, String userId, boolean consented, Instant startedAt) {
    LoginRun as(String user, boolean alreadyConsented) {
        return new LoginRun(id, apiKey, redirectParams, user, alreadyConsented, startedAt);
    }

    LoginRun withConsent() {
        return as(userId, true);
    }
}
