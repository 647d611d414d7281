package org.brokerconnect.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a front end needs to start a sign-in at the OpenID provider: authorization code with PKCE, public client. No secret. */
@ApplicationScoped
public class SignInSettings {

    private URI authority;
    private String clientId;
    private String scope;

    protected SignInSettings() {}

    /** @throws InvalidSettingException if neither the authority nor the issuer of accepted tokens is set */
    @Inject
    public SignInSettings(
            @ConfigProperty(name = "sign-in.authority") Optional<String> authority,
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
            @ConfigProperty(name = "sign-in.client-id") String clientId,
            @ConfigProperty(name = "sign-in.scope") String scope) {
        this.authority = authority
                .or(() -> issuer)
                .map(URI::create)
                .orElseThrow(() -> new InvalidSettingException(
                        "mp.jwt.verify.issuer", "is missing: which OpenID provider signs people in?"));
        this.clientId = clientId;
        this.scope = scope;
    }

    /** The issuer's address, under which the provider's discovery document is found. */
    public URI authority() {
        return authority;
    }

    public String clientId() {
        return clientId;
    }

    public String scope() {
        return scope;
    }

    /** The provider's scheme, host and port, for the content security policy. */
    public String origin() {
        return authority.getScheme() + "://" + authority.getRawAuthority();
    }
}
