package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.PartialFake;
import org.brokerconnect.config.WebAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses in responses do not depend on what the client calls the server. */
class PublicLocationFilterTest {

    private static Object filtered(Object location) {
        WebAddresses addresses = new WebAddresses("https://app.example.com", Optional.empty(), Optional.empty());
        UriInfo uri =
                PartialFake.of(UriInfo.class, Map.of("getBaseUri", none -> URI.create("http://evil.example/api/")));
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        if (location != null) {
            headers.putSingle("Location", location);
        }
        new PublicLocationFilter(addresses)
                .filter(
                        PartialFake.of(ContainerRequestContext.class, Map.of("getUriInfo", none -> uri)),
                        PartialFake.of(ContainerResponseContext.class, Map.of("getHeaders", none -> headers)));
        return headers.getFirst("Location");
    }

    @ParameterizedTest
    @CsvSource({
        "broker/configs/7, https://app.example.com/api/broker/configs/7",
        "/api/broker/configs/7, https://app.example.com/api/broker/configs/7",
        "http://evil.example/api/broker/configs/7, https://app.example.com/api/broker/configs/7",
        "http://evil.example/api/broker?x=1, https://app.example.com/api/broker?x=1",
        "https://app.example.com/callback?outcome=FAILED, https://app.example.com/callback?outcome=FAILED",
        "https://partner.example/done, https://partner.example/done"
    })
    void an_address_of_the_api_is_below_the_public_url(String location, String expected) {
        assertThat(filtered(URI.create(location))).hasToString(expected);
        assertThat(filtered(location)).hasToString(expected);
    }

    @Test
    void a_response_without_an_address_gets_none() {
        assertThat(filtered(null)).isNull();
    }
}
