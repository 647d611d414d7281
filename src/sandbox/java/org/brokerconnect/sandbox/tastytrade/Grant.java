package org.brokerconnect.sandbox.tastytrade;

import java.util.Set;

/**
 * What a customer allowed an app to do. It has no end until the customer deletes it on the site.
 *
 * @param refreshToken the current one
 */
record Grant(String refreshToken, String clientId, String username, Set<String> scopes) {

    Grant withRefreshToken(String token) {
        return new Grant(token, clientId, username, scopes);
    }
}
