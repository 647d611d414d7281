package org.brokerconnect.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Parameters of the front end's sign-in at the OpenID provider: authorization code flow with PKCE, public client, no
 * secret.
 */
@ApplicationScoped
public class SignInSettings {

    private URI authority;
    private String clientId;
    private String scope;

    protected SignInSettings() {}

    /** @throws InvalidSettingException if neither {@code sign-in.authority} nor {@code mp.jwt.verify.issuer} is set */
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
                        "mp.jwt.verify.issuer", "is missing: set it to the issuer of the OpenID provider"));
        this.clientId = clientId;
        this.scope = scope;
    }

    /** The issuer URL; the discovery document is below it. */
    public URI authority() {
        return authority;
    }

    public String clientId() {
        return clientId;
    }

    public String scope() {
        return scope;
    }

    /** The provider's origin, for the content security policy. */
    public String origin() {
        return authority.getScheme() + "://" + authority.getRawAuthority();
    }
}
