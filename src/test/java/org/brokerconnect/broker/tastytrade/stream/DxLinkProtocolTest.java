package org.brokerconnect.broker.tastytrade.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.broker.wire.OversizeAnswerException;
import org.brokerconnect.broker.wire.stream.StreamProtocol;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** What a socket sends and when it ends, message by message. */
class DxLinkProtocolTest {

    private final List<String> sent = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final DxLinkProtocol protocol = new DxLinkProtocol(new SubscriptionBatches());

    private void receive(String text) throws OversizeAnswerException {
        receive(text, true);
    }

    private void receive(String text, boolean last) throws OversizeAnswerException {
        StreamProtocol.Reaction reaction = protocol.read(text, last);
        send(reaction.replies());
        if (reaction.opens()) {
            events.add("opened");
        }
        reaction.ticks().forEach(tick -> events.add(tick.streamKey() + " " + tick.lastPrice()));
        if (reaction.end() != null) {
            events.add(reaction.end().verdict() + " " + reaction.end().code());
        }
    }

    private void send(List<StreamProtocol.Message> messages) {
        messages.forEach(message -> sent.add(message.text()));
    }

    private void check() {
        send(protocol.heartbeats());
    }

    private void open() throws OversizeAnswerException {
        protocol.authorizeWith(Secret.of("canary-token"));
        send(protocol.greeting());
        receive("{\"type\":\"SETUP\",\"channel\":0,\"keepaliveTimeout\":60}");
        receive("{\"type\":\"AUTH_STATE\",\"channel\":0,\"state\":\"UNAUTHORIZED\"}");
        receive("{\"type\":\"AUTH_STATE\",\"channel\":0,\"state\":\"AUTHORIZED\"}");
        receive("{\"type\":\"CHANNEL_OPENED\",\"channel\":1,\"service\":\"FEED\"}");
    }

    @Test
    void the_handshake_is_set_up_authorize_open_and_configure() throws OversizeAnswerException {
        open();

        assertThat(sent).hasSize(4);
        assertThat(sent.get(0)).contains("\"SETUP\"", "\"keepaliveTimeout\":60", "\"acceptKeepaliveTimeout\":60");
        assertThat(sent.get(1)).contains("\"AUTH\"", "canary-token");
        assertThat(sent.get(2)).contains("\"CHANNEL_REQUEST\"", "\"channel\":1", "\"FEED\"", "\"AUTO\"");
        assertThat(sent.get(3)).contains("\"FEED_SETUP\"", "\"COMPACT\"", "[\"eventType\",\"eventSymbol\",\"price\"]");
        assertThat(events).containsExactly("opened");
    }

    @Test
    void a_keep_alive_is_sent_each_30_seconds() throws OversizeAnswerException {
        open();
        sent.clear();

        for (int check = 1; check <= 45; check++) {
            check();
        }

        assertThat(sent).hasSize(3).allMatch(text -> text.contains("\"KEEPALIVE\""));
    }

    @Test
    void a_server_that_allows_less_silence_gets_keep_alives_more_often() throws OversizeAnswerException {
        open();
        receive("{\"type\":\"SETUP\",\"channel\":0,\"keepaliveTimeout\":8}");
        sent.clear();

        for (int check = 1; check <= 4; check++) {
            check();
        }

        assertThat(sent).hasSize(2);
    }

    @Test
    void the_fields_of_the_configuration_decide_the_order_of_values() throws OversizeAnswerException {
        open();

        receive("{\"type\":\"FEED_CONFIG\",\"channel\":1,\"eventFields\":"
                + "{\"Trade\":[\"price\",\"size\",\"eventSymbol\"]}}");
        receive("{\"type\":\"FEED_DATA\",\"channel\":1,\"data\":[\"Quote\",[1,2,\"VTI\"],\"Trade\","
                + "[189.50,100,\"AAPL\",\"NaN\",0,\"VTI\",\"1e2\",0,\"TSLA\",7]]}");

        assertThat(events).containsExactly("opened", "AAPL 189.50", "TSLA 100");
    }

    @Test
    void events_in_the_format_full_are_read_too() throws OversizeAnswerException {
        open();

        receive("{\"type\":\"FEED_DATA\",\"channel\":1,\"data\":[{\"eventType\":\"Trade\",\"eventSymbol\":\"AAPL\","
                + "\"price\":189.5},{\"eventType\":\"Quote\",\"eventSymbol\":\"VTI\",\"price\":1}]}");

        assertThat(events).containsExactly("opened", "AAPL 189.5");
    }

    @Test
    void a_message_in_parts_is_one_message() throws OversizeAnswerException {
        open();

        receive("{\"type\":\"FEED_DATA\",\"channel\":1,\"data\":[\"Tra", false);
        receive("de\",[\"Trade\",\"AAPL\",5]]}", true);

        assertThat(events).containsExactly("opened", "AAPL 5");
    }

    @Test
    void a_second_unauthorized_state_ends_the_socket_and_not_the_session() throws OversizeAnswerException {
        open();

        receive("{\"type\":\"AUTH_STATE\",\"channel\":0,\"state\":\"UNAUTHORIZED\"}");

        assertThat(events).containsExactly("opened", "TRANSIENT broker-connection-lost");
    }

    @Test
    void messages_that_cannot_be_read_or_are_unknown_are_ignored() throws OversizeAnswerException {
        open();

        receive("no json");
        receive("[1]");
        receive("{}");
        receive("{\"type\":\"FEED_DATA\",\"channel\":1,\"data\":\"Trade\"}");
        receive("{\"type\":\"NEW\",\"channel\":0}");

        assertThat(events).containsExactly("opened");
    }

    @Test
    void a_message_that_is_too_long_ends_the_socket() throws OversizeAnswerException {
        open();
        String part = "x".repeat(1 << 20);
        for (int count = 0; count < 4; count++) {
            receive(part, false);
        }

        assertThatExceptionOfType(OversizeAnswerException.class).isThrownBy(() -> receive(part, false));
    }
}
