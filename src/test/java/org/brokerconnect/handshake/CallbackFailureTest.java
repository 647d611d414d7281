package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brokerconnect.PartialFake;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure of a callback redirects, so that the code leaves the address bar. */
class CallbackFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalStateException("the database is away"), "unexpected"),
                Arguments.of(new NullPointerException(), "unexpected"),
                Arguments.of(
                        new PersistenceException(new SQLTransientConnectionException("no connection")),
                        "database-unavailable"),
                Arguments.of(ProblemException.notFound(), "not-found"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_callback_that_fails_redirects_to_an_address_without_code_and_state(
            RuntimeException failure, String problem) {
        UriInfo address = PartialFake.of(
                UriInfo.class,
                Map.of(
                        "getPath",
                        none -> "/broker/callback/zerodha",
                        "getQueryParameters",
                        none -> new MultivaluedHashMap<>(Map.of("request_token", "c0de", "state", "s7ate"))));
        HttpHeaders headers = PartialFake.of(HttpHeaders.class, Map.of("getCookies", none -> Map.of()));

        Response answer = resource(failure).callback("zerodha", address, headers);

        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getLocation())
                .hasToString("https://api.example.com/callback?outcome=FAILED&problem=" + problem);
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeaderString("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.getHeaderString("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.hasEntity()).isFalse();
    }

    private static HandshakeResource resource(RuntimeException failure) {
        WebAddresses addresses = new WebAddresses("https://api.example.com", Optional.empty(), Optional.empty());
        Handshake failing = new Handshake() {
            @Override
            public CallbackResult complete(
                    String brokerId, Map<String, List<String>> query, CallbackPresenter presenter) {
                throw failure;
            }
        };
        return new HandshakeResource(
                null,
                failing,
                new ReturnAddress(addresses),
                new AttemptCookie(addresses, new HandshakeConfig(10, 1, 100)),
                null);
    }
}
