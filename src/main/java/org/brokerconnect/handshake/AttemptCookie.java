package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.vault.Secret;

/**
 * The cookie that binds an attempt to the browser that started it. One cookie per attempt, so that tabs do not
 * overwrite each other; {@code SameSite=Lax}, because the broker's redirect is a top-level navigation from another
 * site; {@code __Host-} over HTTPS, so that no subdomain can set it. It lives as long as the attempt, so that a
 * repeated callback gets the same response.
 */
@Dependent
class AttemptCookie {

    private static final String NAME = "bc-attempt-";

    private final WebAddresses addresses;
    private final HandshakeConfig config;

    @Inject
    AttemptCookie(WebAddresses addresses, HandshakeConfig config) {
        this.addresses = addresses;
        this.config = config;
    }

    NewCookie of(UUID attempt, Secret value) {
        return new NewCookie.Builder(prefix() + attempt)
                .value(value.reveal())
                .path("/")
                .maxAge(Math.toIntExact(config.attemptLife().toSeconds()))
                .httpOnly(true)
                .secure(addresses.areSecure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** The presenter that these cookies identify. */
    CallbackPresenter.Browser presenterOf(Map<String, Cookie> cookies) {
        Set<String> hashes = cookies.values().stream()
                .filter(cookie -> cookie.getName().startsWith(prefix()))
                .map(cookie -> RandomToken.hash(cookie.getValue()))
                .collect(Collectors.toSet());
        return new CallbackPresenter.Browser(hashes);
    }

    /**
     * Deletes cookies of attempts from the browser.
     *
     * @param cookies of the request
     * @param kept gets the attempts of all cookies, and returns those whose cookies stay
     */
    List<NewCookie> deleted(Map<String, Cookie> cookies, UnaryOperator<Set<UUID>> kept) {
        Map<String, UUID> attempts = cookies.keySet().stream()
                .filter(name -> name.startsWith(prefix()))
                .collect(Collectors.toMap(Function.identity(), name -> attempt(name.substring(prefix().length()))));
        Set<UUID> staying = kept.apply(Set.copyOf(attempts.values()));
        return attempts.keySet().stream()
                .filter(name -> !staying.contains(attempts.get(name)))
                .map(this::deleted)
                .toList();
    }

    /** A name with another form belongs to no attempt: its id is one that no attempt has. */
    private static UUID attempt(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            return UUID.randomUUID();
        }
    }

    private NewCookie deleted(String name) {
        return new NewCookie.Builder(name)
                .value("")
                .path("/")
                .maxAge(0)
                .httpOnly(true)
                .secure(addresses.areSecure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private String prefix() {
        return addresses.areSecure() ? "__Host-" + NAME : NAME;
    }
}
