package org.brokerconnect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.Subject;
import org.brokerconnect.ManualClock;
import org.brokerconnect.PartialFake;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through {@link BearerScheme}, with a server that accepts the tokens of the keys that it has at the time. */
class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock(NOW);
    private final AtomicLong nanos = new AtomicLong();
    private final Set<String> keys = new HashSet<>(Set.of("k1"));
    private final Map<String, Instant> expiries = new HashMap<>();
    private VerifiedTokens verified = verified((int) KEPT.toSeconds(), null);
    private int verifications;
    private CredentialValidationResult login;

    private VerifiedTokens verified(int seconds, Integer tokenAge) {
        return new VerifiedTokens(
                new TokenVerificationConfig(seconds, Optional.ofNullable(tokenAge)), clock, nanos::get);
    }

    /** A token of the subject that the provider signed with the key. */
    private String issue(String subject, String key, int number) {
        String token = subject + "." + key + "." + number;
        expiries.put(token, clock.instant().plus(LIFETIME));
        return token;
    }

    private static final class ServerToken extends CallerPrincipal implements JsonWebToken {

        private static final long serialVersionUID = 1;
        private final transient Map<String, Object> claims;

        ServerToken(Map<String, Object> claims) {
            super((String) claims.get("sub"));
            this.claims = claims;
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    private JsonWebToken token(String raw) {
        return new ServerToken(Map.of(
                "sub",
                raw.split("\\.", 2)[0],
                "exp",
                expiries.get(raw).getEpochSecond(),
                "iat",
                expiries.get(raw).minus(LIFETIME).getEpochSecond(),
                "raw_token",
                raw));
    }

    private AuthenticationStatus verify(HttpServletRequest request, HttpMessageContext context) {
        verifications++;
        String raw = request.getHeader("Authorization").substring("Bearer ".length());
        boolean isValid =
                keys.contains(raw.split("\\.")[1]) && clock.instant().isBefore(expiries.getOrDefault(raw, Instant.MIN));
        return isValid
                ? context.notifyContainerAboutLogin(
                        new CredentialValidationResult((CallerPrincipal) token(raw), Set.of(Roles.INVESTOR)))
                : AuthenticationStatus.SEND_FAILURE;
    }

    private final Subject subject = new Subject();

    private final HttpMessageContext container = PartialFake.of(
            HttpMessageContext.class,
            Map.of("getClientSubject", none -> subject, "notifyContainerAboutLogin", result -> {
                login = (CredentialValidationResult) result[0];
                return AuthenticationStatus.SUCCESS;
            }));

    /** The status of a request with the token. */
    private AuthenticationStatus send(String token) throws Exception {
        login = null;
        TokenGuard guard = new TokenGuard() {
            @Override
            public boolean admit(HttpServletRequest request, HttpServletResponse response) {
                return true;
            }

            @Override
            public void refused(HttpServletRequest request) {}

            @Override
            public boolean isOneTooMany(HttpServletRequest request, HttpServletResponse response) {
                throw new AssertionError("only servers without this mechanism need it");
            }
        };
        HttpServletRequest request = PartialFake.of(
                HttpServletRequest.class,
                Map.of(
                        "getMethod", none -> "GET",
                        "getContentLengthLong", none -> 0L,
                        "getHeader", name -> "Transfer-Encoding".equals(name[0]) ? null : "Bearer " + token));
        return new BearerScheme((asked, response, context) -> verify(asked, context), guard, verified)
                .validateRequest(request, null, container);
    }

    private void assertSignedIn(String token, String subject) throws Exception {
        assertThat(send(token)).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(login.getCallerGroups()).containsExactly(Roles.INVESTOR);
        assertThat(login.getCallerPrincipal()).isInstanceOf(JsonWebToken.class);
        JsonWebToken principal = (JsonWebToken) login.getCallerPrincipal();
        assertThat(principal.getName()).isEqualTo(subject);
        assertThat(principal.getSubject()).isEqualTo(subject);
        assertThat(principal.getRawToken()).isEqualTo(token);
        assertThat(principal.getExpirationTime()).isEqualTo(expiries.get(token).getEpochSecond());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        clock.advance(time);
    }

    @Test
    void the_second_request_is_not_verified_again() throws Exception {
        String token = issue("asha", "k1", 1);
        assertSignedIn(token, "asha");
        assertSignedIn(token, "asha");

        assertThat(verifications).isEqualTo(1);
        assertThat(subject.getPrincipals()).containsExactly(login.getCallerPrincipal());
    }

    @Test
    void two_tokens_of_one_person_are_verified_separately() throws Exception {
        assertSignedIn(issue("asha", "k1", 1), "asha");
        assertSignedIn(issue("asha", "k1", 2), "asha");
        assertSignedIn(issue("ravi", "k1", 1), "ravi");
        assertThat(verifications).isEqualTo(3);

        assertSignedIn("asha.k1.2", "asha");
        assertSignedIn("ravi.k1.1", "ravi");
        assertThat(verifications).isEqualTo(3);
    }

    @Test
    void a_token_ends_at_its_expiry() throws Exception {
        String token = issue("asha", "k1", 1);
        clock.advance(LIFETIME.minusSeconds(1));
        assertSignedIn(token, "asha");
        clock.advance(Duration.ofSeconds(1));

        assertThat(send(token)).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(login).isNull();
    }

    @Test
    void a_token_ends_at_its_greatest_age() throws Exception {
        verified = verified((int) KEPT.toSeconds(), 60);
        String token = issue("asha", "k1", 1);
        clock.advance(Duration.ofSeconds(59));
        assertSignedIn(token, "asha");
        assertSignedIn(token, "asha");
        assertThat(verifications).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));

        send(token);
        assertThat(verifications).isEqualTo(2);
    }

    @Test
    void a_withdrawn_key_is_refused_when_the_time_is_over() throws Exception {
        String token = issue("asha", "k1", 1);
        assertSignedIn(token, "asha");
        keys.remove("k1");
        keys.add("k2");
        pass(KEPT.minusNanos(1));
        assertThat(send(token)).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(send(issue("asha", "k1", 2))).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertSignedIn(issue("asha", "k2", 1), "asha");
        pass(Duration.ofNanos(1));

        assertThat(send(token)).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(login).isNull();
    }

    @Test
    void requests_do_not_prolong_the_time() throws Exception {
        String token = issue("asha", "k1", 1);
        for (int second = 0; second < 60; second++) {
            assertSignedIn(token, "asha");
            pass(Duration.ofSeconds(1));
        }
        assertThat(verifications).isEqualTo(2);
    }

    @Test
    void a_refused_token_is_verified_each_time() throws Exception {
        String token = issue("asha", "k9", 1);
        send(token);
        send(token);
        keys.add("k9");

        assertSignedIn(token, "asha");
        assertThat(verifications).isEqualTo(3);
    }

    @Test
    void no_time_means_that_each_request_is_verified() throws Exception {
        verified = verified(0, null);
        String token = issue("asha", "k1", 1);
        assertSignedIn(token, "asha");
        assertSignedIn(token, "asha");

        assertThat(verifications).isEqualTo(2);
    }

    @Test
    void the_number_of_tokens_is_limited() {
        for (int number = 0; number < VerifiedTokens.MAX_TOKENS + 500; number++) {
            String raw = issue("asha", "k1", number);
            verified.keep(raw, new CredentialValidationResult((CallerPrincipal) token(raw), Set.of()));
        }

        assertThat(verified.size()).isEqualTo(VerifiedTokens.MAX_TOKENS);
    }

    /** As with {@code mp.jwt.token.header=Cookie}, when the header is ignored. */
    @Test
    void the_result_of_another_token_is_not_kept() {
        String inCookie = issue("asha", "k1", 1);
        verified.keep("forged", new CredentialValidationResult((CallerPrincipal) token(inCookie), Set.of()));

        assertThat(verified.find("forged")).isEmpty();
        assertThat(verified.find(inCookie)).isEmpty();
    }

    @Test
    void the_text_of_a_token_is_not_kept() {
        assertThat(VerifiedToken.withoutText(token(issue("asha", "k1", 1))).getClaimNames())
                .containsExactlyInAnyOrder("sub", "exp", "iat");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 301})
    void the_time_has_a_range(int seconds) {
        assertThatThrownBy(() -> new TokenVerificationConfig(seconds, Optional.empty()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("sign-in.verification-seconds");
    }
}
