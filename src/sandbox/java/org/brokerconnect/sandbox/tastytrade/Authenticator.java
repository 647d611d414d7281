package org.brokerconnect.sandbox.tastytrade;

/** Finds the customer whose access token a call has. */
final class Authenticator {
    private final Grants grants;

    Authenticator(Grants grants) {
        this.grants = grants;
    }

    /**
     * The customer's username.
     *
     * @throws Refusal 401 without an active access token, 403 if it lacks the scope {@code read}
     */
    String customer(Call call) {
        String token =
                call.bearer().orElseThrow(() -> Refusal.api(401, "unauthorized", "The request has no access token"));
        Grants.Access access = grants.find(token).orElseThrow(Refusal::invalidToken);
        if (!access.hasScope("read")) {
            throw Refusal.api(403, "insufficient_scopes", "The access token lacks the scope read");
        }
        return access.grant().username();
    }
}
