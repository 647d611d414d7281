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
 * Where a browser goes when an attempt is over: a path of the front end, or one of the addresses that the settings list. Anything else
 * would make us a door to wherever a stranger likes (OWASP: unvalidated redirects).
 */
@Dependent
class ReturnAddress {

    static final String DEFAULT = "/callback";

    /** A path of plain characters: no second slash, backslash, percent sign, at sign, colon, white space or anything beyond ASCII. */
    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9._~-]+/)*[A-Za-z0-9._~-]*");

    private final WebAddresses addresses;

    @Inject
    ReturnAddress(WebAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * @param requested null for the front end's own page
     * @throws ProblemException {@code return-address-refused} if it is neither a plain path nor on the list
     */
    String checked(String requested) {
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

    /** The clean address that tells the front end how it ended; it carries nothing secret. */
    URI of(CallbackResult landing) {
        String target = landing.attempt() == null ? DEFAULT : landing.attempt().returnTo();
        UriBuilder address =
                UriBuilder.fromUri(addresses.frontEndUrl().resolve(target)).queryParam("outcome", landing.outcome());
        landing.attemptId().ifPresent(id -> address.queryParam("attempt", id));
        if (landing.problem() != null) {
            address.queryParam("problem", landing.problem());
        }
        return address.build();
    }
}
