package org.brokerconnect.sandbox.kite;

import java.time.Instant;

/**
 * One login of a client through the login pages.
 *
 * @param id the {@code sess_id} parameter of the pages
 * @param redirectParams the {@code redirect_params} of the app as a decoded query string; empty if there are none
 * @param userId the client who logged in; null until then
 * @param consented whether the client gave the app consent
 */
record LoginAttempt(
        String id, String apiKey, String redirectParams, String userId, boolean consented, Instant startedAt) {
    LoginAttempt withUser(String user, boolean alreadyConsented) {
        return new LoginAttempt(id, apiKey, redirectParams, user, alreadyConsented, startedAt);
    }

    LoginAttempt withConsent() {
        return withUser(userId, true);
    }
}
