package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.PartialFake;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is the client behind proxies (RFC 7239, and the older X-Forwarded-For). */
class ClientAddressesTest {

    private static final ClientAddresses BEHIND_PROXIES =
            new ClientAddresses(Optional.of(new String[] {"10.0.0.0/8", " 2001:db8:ff::/48 ", "192.0.2.7"}));
    private static final ClientAddresses WITHOUT = new ClientAddresses(Optional.empty());

    private static String client(ClientAddresses addresses, String sender, List<String> xff, List<String> forwarded) {
        HttpServletRequest request = PartialFake.of(
                HttpServletRequest.class,
                Map.of(
                        "getRemoteAddr",
                        arguments -> sender,
                        "getHeaders",
                        arguments ->
                                Collections.enumeration(arguments[0].equals("X-Forwarded-For") ? xff : forwarded)));
        return addresses.of(request).text();
    }

    private static String byXForwardedFor(String sender, String... values) {
        return client(BEHIND_PROXIES, sender, List.of(values), List.of());
    }

    private static String byForwarded(String sender, String... values) {
        return client(BEHIND_PROXIES, sender, List.of(), List.of(values));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 203.0.113.9, 203.0.113.9",
        "192.0.2.7, 203.0.113.9, 203.0.113.9",
        "192.0.2.8, 203.0.113.9, 192.0.2.8",
        "11.1.2.3, 203.0.113.9, 11.1.2.3",
        "2001:db8:ff::5, 203.0.113.9, 203.0.113.9",
        "2001:db8:fe::5, 203.0.113.9, 2001:db8:fe:0:0:0:0:5",
        "10.1.2.3, 2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "10.1.2.3, ::ffff:203.0.113.9, 203.0.113.9",
        "10.1.2.3, 203.0.113.9:4711, 203.0.113.9",
        "10.1.2.3, [2001:db8::1]:4711, 2001:db8:0:0:0:0:0:1"
    })
    void the_header_counts_from_a_trusted_proxy_only(String sender, String header, String client) {
        assertThat(byXForwardedFor(sender, header)).isEqualTo(client);
    }

    @Test
    void without_trusted_proxies_the_sender_is_the_client() {
        assertThat(client(WITHOUT, "10.1.2.3", List.of("203.0.113.9"), List.of("for=203.0.113.8")))
                .isEqualTo("10.1.2.3");
    }

    @Test
    void the_rightmost_address_that_is_no_trusted_proxy_is_the_client() {
        assertThat(byXForwardedFor("10.1.2.3", "198.51.100.1, 203.0.113.9, 10.9.9.9, 10.8.8.8"))
                .isEqualTo("203.0.113.9");
        assertThat(byXForwardedFor("10.1.2.3", "198.51.100.1", "203.0.113.9, 10.9.9.9"))
                .isEqualTo("203.0.113.9");
        assertThat(byXForwardedFor("10.1.2.3", "10.9.9.9, 10.8.8.8")).isEqualTo("10.9.9.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "unknown",
                "_hidden",
                "localhost",
                "example.com",
                "999.1.1.1",
                "1.2.3",
                "0x7f.0.0.1",
                "010.1.1.1",
                "1.2.3.4.5",
                "2001:db8::1::2",
                ":::",
                "1.2.3.4\u0000",
                "203.0.113.9 198.51.100.1",
                "203.0.113.9/8",
                "[203.0.113.9",
                "203.0.113.9:port"
            })
    void a_malformed_hop_is_ignored_together_with_all_before_it(String hop) {
        assertThat(byXForwardedFor("10.1.2.3", hop)).isEqualTo("10.1.2.3");
        assertThat(byXForwardedFor("10.1.2.3", "203.0.113.9," + hop + ",10.9.9.9"))
                .isEqualTo("10.9.9.9");
        assertThat(byForwarded("10.1.2.3", "for=203.0.113.9,for=\"" + hop + "\",for=10.9.9.9"))
                .isEqualTo("10.9.9.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9 | 203.0.113.9",
                "For=\"203.0.113.9:47011\" | 203.0.113.9",
                "for=\"[2001:db8::1]:4711\";proto=https;by=10.1.1.1 | 2001:db8:0:0:0:0:0:1",
                "proto=http; FOR=203.0.113.9 | 203.0.113.9",
                "for=198.51.100.1, for=203.0.113.9;by=\"a,b;for=1.1.1.1\", for=10.9.9.9 | 203.0.113.9",
                "for=203.0.113.9, by=10.9.9.9 | 10.1.2.3",
                "for=203.0.113.9;by=\"unbalanced | 10.1.2.3",
                "for=\"203.0.113.9\\\" | 10.1.2.3",
                "forward=203.0.113.9 | 10.1.2.3"
            })
    void the_standard_header_is_read_by_its_grammar(String header, String client) {
        assertThat(byForwarded("10.1.2.3", header)).isEqualTo(client);
    }

    @Test
    void when_the_headers_contradict_each_other_the_proxy_is_the_client() {
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", List.of("203.0.113.9"), List.of("for=198.51.100.1")))
                .isEqualTo("10.1.2.3");
        assertThat(client(BEHIND_PROXIES, "10.1.2.3", List.of("203.0.113.9"), List.of("for=203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void a_header_of_8_kilobytes_is_read_without_trouble() {
        String quotes = "for=\"\\\"\\\"\\\"\",".repeat(500);

        assertThat(byForwarded("10.1.2.3", quotes + "for=203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(byXForwardedFor("10.1.2.3", "1.1.1.1,".repeat(1000) + "203.0.113.9"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void clients_of_one_ipv6_network_share_their_limits_and_others_do_not() {
        assertThat(network("2001:db8:1:2:3:4:5:6")).isEqualTo(network("2001:db8:1:2::1"));
        assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
        assertThat(network("fe80::1%eth0")).isEqualTo(network("fe80::2"));
        assertThat(network("203.0.113.9")).isNotEqualTo(network("203.0.113.8"));
        assertThat(network("::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
    }

    private static String network(String sender) {
        HttpServletRequest request = PartialFake.of(
                HttpServletRequest.class,
                Map.of(
                        "getRemoteAddr",
                        arguments -> sender,
                        "getHeaders",
                        arguments -> Collections.emptyEnumeration()));
        return WITHOUT.of(request).network();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/0", "::/0", "10/8", "::/129"})
    void a_setting_that_is_no_network_stops_the_start(String network) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new ClientAddresses(Optional.of(new String[] {"10.0.0.1", network})))
                .withMessageStartingWith("The setting http.trusted-proxies must contain addresses or networks");
    }
}
