package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;

/**
 * Sends requests to the application without following redirects, and fails if a response's headers or body contain a
 * secret. Thread-safe.
 */
final class ApiClient {

    /**
     * The Jersey client. System properties (pom.xml, {@code test.http}) let its connection send {@code Origin} and
     * {@code PATCH}, and keep it from repeating a POST whose connection was lost.
     */
    static final Client CLIENT = ClientBuilder.newBuilder()
            .connectTimeout(1, TimeUnit.MINUTES)
            .readTimeout(1, TimeUnit.MINUTES)
            .property(ClientProperties.FOLLOW_REDIRECTS, false)
            .property(ClientProperties.SUPPRESS_HTTP_COMPLIANCE_VALIDATION, true)
            .property(HttpUrlConnectorProvider.SET_METHOD_WORKAROUND, true)
            .register((ClientRequestFilter) ApiClient::acceptAnything)
            .build();

    private final TestEnvironment environment;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    ApiClient(TestEnvironment environment) {
        this.environment = environment;
    }

    /** The JDK's connection would otherwise accept HTML. */
    private static void acceptAnything(ClientRequestContext request) {
        request.getHeaders().computeIfAbsent(HttpHeaders.ACCEPT, name -> List.of(MediaType.WILDCARD));
    }

    /** Adds a value that was sent to the application and must never be returned. */
    void keepSecret(String value) {
        secrets.add(value);
    }

    Invocation.Builder request(String path) {
        return CLIENT.target(environment.url(path)).request();
    }

    Reply get(String path) {
        return send(request(path).buildGet());
    }

    Reply send(Invocation request) {
        try (Response response = request.invoke()) {
            Reply reply = Reply.of(response);
            assertThat(reply.headers() + reply.body()).doesNotContain(secrets());
            return reply;
        }
    }

    private List<String> secrets() {
        List<String> tokens = environment.sandbox().secrets().values().stream()
                .flatMap(Collection::stream)
                .toList();
        return Stream.of(tokens, secrets, List.of(TestEnvironment.TOKEN_PREFIX))
                .flatMap(Collection::stream)
                .toList();
    }
}
