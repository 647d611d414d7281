package org.brokerconnect.identity;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;

/**
 * Removes {@link BearerScheme} on servers that verify tokens elsewhere: a mechanism of the application would replace
 * theirs, and no token would be verified.
 */
public class BearerSchemeExtension implements Extension {

    private static final String MECHANISM_OF_PAYARA =
            "fish.payara.microprofile.jwtauth.eesecurity.JWTAuthenticationMechanism";

    void removeElsewhere(@Observes ProcessAnnotatedType<BearerScheme> type) {
        if (!isPayara()) {
            type.veto();
        }
    }

    private static boolean isPayara() {
        try {
            Class.forName(MECHANISM_OF_PAYARA, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException elsewhere) {
            return false;
        }
    }
}
