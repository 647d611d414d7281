package org.brokerconnect.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.brokerconnect.PartialFake;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Callers for tests. */
public final class Callers {

    private Callers() {}

    /** A caller with this subject who reads English; one without a token if it is null. */
    public static Caller named(String subject) {
        JsonWebToken token =
                subject == null ? null : PartialFake.of(JsonWebToken.class, Map.of("getClaim", claim -> subject));
        return of(token);
    }

    /** The caller of a request with this verified token; null for none. */
    static Caller of(JsonWebToken token) {
        return new Caller(PartialFake.of(
                HttpServletRequest.class, Map.of("getUserPrincipal", none -> token, "getHeader", name -> "en")));
    }
}
