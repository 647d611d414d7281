package org.brokerconnect.broker.tastytrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.wire.StreamHosts;
import org.brokerconnect.broker.wire.WireJson;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer with tokens or about the customer may say. */
class TastySessionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
    private static final Secret OLD = Secret.of("old-refresh");

    private static JsonNode json(String text) {
        return WireJson.readOrMissing(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {8193, 100_000})
    @Attack(
            area = Area.BROKER,
            value = "An access token of tastytrade of 100 kilobytes",
            defence = "Tokens have a form and a length")
    void an_access_token_that_cannot_be_sent_or_stored_is_garbled(int length) {
        JsonNode answer = json("{\"access_token\":\"" + "t".repeat(length) + "\"}");

        assertThatThrownBy(() -> TastyTokens.of(answer, OLD, NOW)).isInstanceOf(BrokerUnavailableException.class);
    }

    @Test
    void a_refresh_token_that_cannot_be_sent_leaves_the_one_that_works() {
        JsonNode answer = json("{\"access_token\":\"a\",\"refresh_token\":\"" + "t".repeat(8193) + "\"}");

        assertThat(TastyTokens.of(answer, OLD, NOW).tokens().refresh()).isEqualTo(OLD);
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "tastytrade names a life of an access token of 31 years",
            defence = "It is renewed after a day at most")
    void an_access_token_lives_for_a_day_at_most() {
        JsonNode answer = json("{\"access_token\":\"a\",\"expires_in\":999999999}");

        assertThat(TastyTokens.of(answer, OLD, NOW).accessEnds()).isEqualTo(NOW.plusSeconds(86_400));
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "A customer's name at tastytrade that disguises itself",
            defence = "Direction and invisible characters are removed")
    void a_name_loses_direction_and_invisible_characters_and_is_cut() {
        Profile profile = TastyProfile.of(
                json("{\"id\":\"C1\",\"first-name\":\"A\\u202Eda\\u200B\",\"last-name\":\"" + "q".repeat(200) + "\"}"));

        assertThat(profile.userName()).startsWith("Ada qq").hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C 1", "CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC", "../x", "C\\n1"})
    void a_customers_id_has_a_form_and_a_length(String id) {
        JsonNode data = json("{\"id\":\"" + id + "\"}");

        assertThatThrownBy(() -> TastyProfile.of(data)).isInstanceOf(BrokerUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss://169.254.169.254/canary", "ws://a.dxfeed.com/canary", "wss://dxfeed.com.canary.test"})
    @Attack(
            area = Area.BROKER,
            value = "tastytrade returns an internal address as that of the price stream",
            defence = "Streams are opened in listed domains only")
    void a_stream_elsewhere_gets_no_token(String address) {
        StreamHosts hosts = new StreamHosts(URI.create("https://api.tastyworks.com"), List.of("dxfeed.com"));
        JsonNode answer = json("{\"token\":\"canary\",\"dxlink-url\":\"" + address + "\"}");

        assertThatThrownBy(() -> QuoteToken.of(answer, hosts))
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageNotContaining("canary");
    }
}
