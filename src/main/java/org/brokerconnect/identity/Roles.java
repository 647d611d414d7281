package org.brokerconnect.identity;

/** The roles in a token's {@code groups} claim. */
public final class Roles {

    /** May connect accounts; sees only their own. */
    public static final String INVESTOR = "investor";

    /** Sees the state of all connections, never a secret. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
