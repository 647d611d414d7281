package org.brokerconnect.identity;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Optional;

/** Passes everything to the container, and remembers the result with which the server's mechanism signed in. */
final class LoginResult extends HttpMessageContextWrapper {

    private CredentialValidationResult result;

    LoginResult(HttpMessageContext container) {
        super(container);
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(CredentialValidationResult verified) {
        result = verified;
        return super.notifyContainerAboutLogin(verified);
    }

    /** Empty if the mechanism did not sign in by a verified credential. */
    Optional<CredentialValidationResult> get() {
        return Optional.ofNullable(result);
    }
}
