package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.PartialFake;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.identity.Callers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests end the attempts of other people, and how a refused callback leaves its address. */
class SignInChangeFilterTest {

    private static final WebAddresses ADDRESSES =
            new WebAddresses("https://app.example.com", Optional.empty(), Optional.empty());
    private static final String COOKIE = "__Host-bc-attempt-" + new UUID(1, 2);

    private final List<String> ended = new ArrayList<>();

    private SignInChangeFilter filter() {
        OpenAttempts open = new OpenAttempts(null, null, null, null) {
            @Override
            void endOfOthers(String owner, Set<String> cookieHashes) {
                ended.add(owner + " " + cookieHashes);
            }
        };
        return new SignInChangeFilter(
                open, new AttemptCookie(ADDRESSES, new HandshakeConfig(10, 1, 100)), Callers.named("bela"));
    }

    private static ContainerRequestContext request(String path, Map<String, Cookie> cookies) {
        UriInfo address = PartialFake.of(UriInfo.class, Map.of("getPath", none -> path));
        return PartialFake.of(
                ContainerRequestContext.class, Map.of("getUriInfo", none -> address, "getCookies", none -> cookies));
    }

    private static Map<String, Cookie> cookie() {
        return Map.of(COOKIE, new Cookie.Builder(COOKIE).value("value").build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broker/events",
                "/broker/status",
                "broker/configs",
                "/broker/configs/0d9c7a56-3c1e-4f0b-8a35-7c2f5d1e9b42/setup-oauth"
            })
    void the_first_requests_of_a_page_end_the_attempts_of_others(String path) {
        filter().filter(request(path, cookie()));

        assertThat(ended).containsExactly("bela [" + RandomToken.hash("value") + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"broker/callback/zerodha", "broker/configs/1/setup-oauth/2", "portfolio/1", "broker/statuses"})
    void other_requests_do_not(String path) {
        filter().filter(request(path, cookie()));

        assertThat(ended).isEmpty();
    }

    @Test
    void a_request_without_cookies_costs_nothing() {
        filter().filter(request("broker/events", Map.of()));

        assertThat(ended).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "broker/callback/zerodha, 429, true",
        "/broker/callback/zerodha, 429, true",
        "broker/callback/zerodha, 303, false",
        "broker/configs, 429, false"
    })
    void a_refused_callback_leaves_its_address(String path, int status, boolean leaves) {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        ContainerResponseContext response = PartialFake.of(
                ContainerResponseContext.class, Map.of("getStatus", none -> status, "getHeaders", none -> headers));

        new CallbackRefreshFilter(new ReturnAddress(ADDRESSES)).filter(request(path, Map.of()), response);

        if (leaves) {
            assertThat(headers.getFirst("Refresh").toString())
                    .startsWith("0; url=https://app.example.com/callback?outcome=")
                    .endsWith("&problem=too-many-requests");
        } else {
            assertThat(headers).isEmpty();
        }
    }
}
