package org.brokerconnect.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scheme's name is case-insensitive, and one or more blanks follow (RFC 9110 section 11.4). */
class BearerSchemeTest {

    /** Keeps nothing. */
    private static final VerifiedTokens NONE =
            new VerifiedTokens(new TokenVerificationConfig(0, Optional.empty()), Clock.systemUTC());

    /** A GET without a body. */
    private static Map<String, Function<Object[], Object>> without(String authorization) {
        return of("GET", 0, authorization, null);
    }

    private static Map<String, Function<Object[], Object>> of(
            String method, long length, String authorization, String coding) {
        return Map.of(
                "getMethod", none -> method,
                "getContentLengthLong", none -> length,
                "getHeader", name -> "Transfer-Encoding".equals(name[0]) ? coding : authorization);
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, 2, , close",
        "TRACE, -1, chunked, close",
        "GET, 1, , close",
        "DELETE, 1, , close",
        "TRACE, 0, , ",
        "GET, -1, , ",
        "POST, 2, , ",
        "PUT, -1, chunked, ",
    })
    void a_body_that_the_server_would_not_read_ends_the_connection(
            String method, long length, String coding, String expected) throws Exception {
        AtomicReference<Object> connection = new AtomicReference<>();
        HttpServletResponse response = PartialFake.of(HttpServletResponse.class, Map.of("setHeader", field -> {
            connection.set(field[1]);
            return null;
        }));

        new BearerScheme((asked, answer, context) -> AuthenticationStatus.SEND_FAILURE, new RecordingGuard(true), NONE)
                .validateRequest(
                        PartialFake.of(HttpServletRequest.class, of(method, length, "Bearer abc", coding)),
                        response,
                        null);

        assertThat(connection.get()).isEqualTo(expected);
    }

    /** The header that the server's mechanism gets. */
    private static String passed(String header) throws Exception {
        AtomicReference<String> seen = new AtomicReference<>();
        BearerScheme scheme = new BearerScheme(
                (request, response, context) -> {
                    seen.set(request.getHeader("authorization"));
                    return AuthenticationStatus.SUCCESS;
                },
                new RecordingGuard(true),
                NONE);
        HttpServletRequest request = PartialFake.of(HttpServletRequest.class, without(header));
        assertThat(scheme.validateRequest(request, null, null)).isEqualTo(AuthenticationStatus.SUCCESS);
        return seen.get();
    }

    /** Admits all requests or none, and counts refused tokens. */
    private static final class RecordingGuard implements TokenGuard {

        private final boolean admits;
        private int refused;

        RecordingGuard(boolean admits) {
            this.admits = admits;
        }

        @Override
        public boolean admit(HttpServletRequest request, HttpServletResponse response) {
            return admits;
        }

        @Override
        public void refused(HttpServletRequest request) {
            refused++;
        }

        @Override
        public boolean isOneTooMany(HttpServletRequest request, HttpServletResponse response) {
            throw new AssertionError("only servers without this mechanism need it");
        }
    }

    private static AuthenticationStatus validate(String header, AuthenticationStatus ofServer, TokenGuard guard)
            throws Exception {
        HttpServletRequest request = PartialFake.of(HttpServletRequest.class, without(header));
        return new BearerScheme((asked, response, context) -> ofServer, guard, NONE)
                .validateRequest(request, null, null);
    }

    @Test
    void only_refused_tokens_are_counted() throws Exception {
        RecordingGuard guard = new RecordingGuard(true);
        validate("Bearer abc", AuthenticationStatus.SUCCESS, guard);
        validate(null, AuthenticationStatus.SEND_FAILURE, guard);
        validate("Basic abc", AuthenticationStatus.SEND_FAILURE, guard);
        assertThat(guard.refused).isZero();

        validate("bearer abc", AuthenticationStatus.SEND_FAILURE, guard);
        assertThat(guard.refused).isEqualTo(1);
    }

    @Test
    void a_token_that_is_not_admitted_is_not_verified() throws Exception {
        RecordingGuard guard = new RecordingGuard(false);

        assertThat(validate("Bearer abc", AuthenticationStatus.SUCCESS, guard))
                .isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(validate(null, AuthenticationStatus.NOT_DONE, guard)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(guard.refused).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER abc", "bEaReR   abc"})
    void any_case_is_the_same_scheme(String header) throws Exception {
        assertThat(passed(header)).isEqualTo("Bearer abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "Bearerabc", "Bearer", "bearer\tabc", "xBearer abc", " bearer abc", ""})
    void other_credentials_are_passed_unchanged(String header) throws Exception {
        assertThat(passed(header)).isEqualTo(header);
    }

    @Test
    void a_request_without_credentials_has_none() throws Exception {
        assertThat(passed(null)).isNull();
    }
}
