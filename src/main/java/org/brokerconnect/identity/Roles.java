package org.brokerconnect.identity;

/** The roles that a token's {@code groups} claim may give. */
public final class Roles {

    /** Connects accounts and sees only their own. */
    public static final String INVESTOR = "investor";

    /** Sees the state of all connections, and no secret. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
