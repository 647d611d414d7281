package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptCookieTest {

    private static final UUID ATTEMPT = UUID.fromString("0d9c7a56-3c1e-4f0b-8a35-7c2f5d1e9b42");
    private static final AttemptCookie OVER_HTTPS = at("https://app.example.com");
    private static final AttemptCookie OVER_HTTP = at("http://localhost:8080");

    private static AttemptCookie at(String publicUrl) {
        WebAddresses addresses = new WebAddresses(publicUrl, Optional.empty(), Optional.empty());
        return new AttemptCookie(addresses, new HandshakeConfig(10, 1, 100));
    }

    private static Map<String, Cookie> sent(String... namesAndValues) {
        return Stream.of(namesAndValues)
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Cookie.Builder(pair[0]).value(pair[1]).build())
                .collect(Collectors.toMap(Cookie::getName, Function.identity()));
    }

    @Test
    void over_https_a_subdomain_cannot_set_the_cookie() {
        NewCookie cookie = OVER_HTTPS.of(ATTEMPT, Secret.of("value"));

        assertThat(cookie.getName()).isEqualTo("__Host-bc-attempt-" + ATTEMPT);
        // the browsers' requirements for the prefix (RFC 6265bis section 4.1.3.2)
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
    }

    @Test
    void over_http_the_cookie_has_no_prefix() {
        NewCookie cookie = OVER_HTTP.of(ATTEMPT, Secret.of("value"));

        assertThat(cookie.getName()).isEqualTo("bc-attempt-" + ATTEMPT);
        assertThat(cookie.isSecure()).isFalse();
    }

    @Test
    void the_cookie_is_http_only_and_sent_with_the_brokers_redirect() {
        NewCookie cookie = OVER_HTTPS.of(ATTEMPT, Secret.of("value"));

        assertThat(cookie.getValue()).isEqualTo("value");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
    }

    @Test
    void the_cookie_expires_with_the_attempt() {
        assertThat(OVER_HTTPS.of(ATTEMPT, Secret.of("value")).getMaxAge()).isEqualTo(600);
    }

    @Test
    void each_attempt_has_a_cookie_of_its_own() {
        assertThat(OVER_HTTPS.of(UUID.randomUUID(), Secret.of("value")).getName())
                .isNotEqualTo(
                        OVER_HTTPS.of(UUID.randomUUID(), Secret.of("value")).getName());
    }

    @Test
    void a_browser_is_identified_by_the_hashes_of_all_its_attempts() {
        CallbackPresenter.Browser presenter =
                OVER_HTTP.presenterOf(sent("bc-attempt-1=one", "bc-attempt-2=two", "session=other"));

        assertThat(presenter.cookieHashes())
                .containsExactlyInAnyOrder(RandomToken.hash("one"), RandomToken.hash("two"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bc-attempt-1=one",
                "__host-bc-attempt-1=one",
                "__Secure-bc-attempt-1=one",
                "x__Host-bc-attempt-1=one"
            })
    void over_https_a_cookie_without_the_prefix_is_ignored(String cookie) {
        assertThat(OVER_HTTPS.presenterOf(sent(cookie)).cookieHashes()).isEmpty();
    }

    @Test
    void cookies_of_attempts_are_deleted_as_they_were_set() {
        String name = "__Host-bc-attempt-" + ATTEMPT;

        List<NewCookie> deleted = OVER_HTTPS.deleted(sent(name + "=one", "session=other"), all -> Set.of());

        assertThat(deleted).singleElement().satisfies(cookie -> {
            assertThat(cookie.getName()).isEqualTo(name);
            assertThat(cookie.getMaxAge()).isZero();
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.isSecure()).isTrue();
        });
    }

    @Test
    void cookies_of_kept_attempts_stay_and_those_of_no_attempt_do_not() {
        Map<String, Cookie> cookies = sent("bc-attempt-" + ATTEMPT + "=one", "bc-attempt-forged=two");

        assertThat(OVER_HTTP.deleted(cookies, all -> Set.of(ATTEMPT)))
                .extracting(NewCookie::getName)
                .containsExactly("bc-attempt-forged");
        assertThat(OVER_HTTP.deleted(cookies, all -> all)).isEmpty();
    }
}
