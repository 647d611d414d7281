package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;

/**
 * Where the browser goes after the callback: a path of the front end or a URL in {@code app.return-addresses}. Anything
 * else would be an open redirect (OWASP, unvalidated redirects and forwards).
 */
@Dependent
class ReturnAddress {

    static final String DEFAULT = "/callback";

    /**
     * Unreserved characters only: no double slash, backslash, percent sign, at sign, colon, white space or non-ASCII.
     */
    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9._~-]+/)*[A-Za-z0-9._~-]*");

    private final WebAddresses addresses;

    @Inject
    ReturnAddress(WebAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * @param requested null for the front end's callback page
     * @throws ProblemException {@code return-address-refused} if it is neither a plain path nor listed
     */
    String validated(String requested) {
        if (requested == null) {
            return DEFAULT;
        }
        boolean listed = addresses.returnAddresses().stream()
                .anyMatch(allowed -> allowed.toString().equals(requested));
        if (requested.length() <= 512 && (listed || PATH.matcher(requested).matches())) {
            return requested;
        }
        throw ProblemException.invalid(
                "return-address-refused", List.of(InvalidField.of("returnTo", "return-to.not-allowed")));
    }

    /** The redirect URL with the outcome; contains no code and no state. */
    URI redirectUrl(CallbackResult result) {
        String target = result.attempt() == null ? DEFAULT : result.attempt().returnTo();
        UriBuilder address =
                UriBuilder.fromUri(addresses.frontEndUrl().resolve(target)).queryParam("outcome", result.outcome());
        result.attemptId().ifPresent(id -> address.queryParam("attempt", id));
        if (result.problem() != null) {
            address.queryParam("problem", result.problem());
        }
        return address.build();
    }
}
