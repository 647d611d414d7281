package org.brokerconnect.identity;

import java.security.Principal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.logging.Logger;
import org.brokerconnect.text.PlainText;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The {@code sub} of a token. OpenID Connect Core section 2: a string of at most 255 characters, compared exactly. The
 * audit log writes {@link #SYSTEM} for changes that no person made, so it is not a valid subject.
 */
final class Subject {

    /** The actor of changes that no person made; also refused in another case, width or with blanks around it. */
    static final String SYSTEM = "system";

    /** In code points; the width of the columns that store owners and actors. */
    static final int MAX_LENGTH = 255;

    private static final Logger LOG = Logger.getLogger(Subject.class.getName());

    private Subject() {}

    /** The subject; empty when there is no token or its subject cannot own anything, which is logged without it. */
    static Optional<String> of(Principal caller) {
        if (!(caller instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        Object subject = token.getClaim(Claims.sub.name());
        String fault = subject instanceof String text ? faultOf(text) : "is no string";
        if (fault != null) {
            LOG.warning(() -> "refused a token whose subject " + fault);
            return Optional.empty();
        }
        return Optional.of((String) subject);
    }

    private static String faultOf(String subject) {
        if (!PlainText.isVisible(subject)) {
            return "is blank";
        }
        if (PlainText.length(subject) > MAX_LENGTH) {
            return "is longer than " + MAX_LENGTH + " characters";
        }
        if (PlainText.hasControl(subject)) {
            return "has a control character or half a character";
        }
        String plain = PlainText.unwrapped(Normalizer.normalize(subject, Normalizer.Form.NFKC));
        return plain.equalsIgnoreCase(SYSTEM) ? "is reserved for changes that no person made" : null;
    }
}
