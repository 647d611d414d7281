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

    private static final String AUTHORITY = "sign-in.authority";
    private static final String ISSUER = "mp.jwt.verify.issuer";

    private URI authority;
    private String clientId;
    private String scope;

    protected SignInSettings() {}

    /**
     * @throws InvalidSettingException if neither {@code sign-in.authority} nor {@code mp.jwt.verify.issuer} is set, or
     *     the address is not an absolute URL
     */
    @Inject
    public SignInSettings(
            @ConfigProperty(name = AUTHORITY) Optional<String> authority,
            @ConfigProperty(name = ISSUER) Optional<String> issuer,
            @ConfigProperty(name = "sign-in.client-id") String clientId,
            @ConfigProperty(name = "sign-in.scope") String scope) {
        this.authority = authority
                .or(() -> issuer)
                .map(address -> url(authority.isPresent() ? AUTHORITY : ISSUER, address))
                .orElseThrow(() ->
                        new InvalidSettingException(ISSUER, "is missing: set it to the issuer of the OpenID provider"));
        this.clientId = clientId;
        this.scope = scope;
    }

    private static URI url(String key, String address) {
        try {
            URI url = URI.create(address.strip());
            if (url.getScheme() != null && url.getRawAuthority() != null) {
                return url;
            }
        } catch (IllegalArgumentException notAUri) {
            // refused below with the same message as other unusable addresses
        }
        throw new InvalidSettingException(key, "must be an absolute http or https URL");
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
