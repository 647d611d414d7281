package org.brokerconnect.sandbox.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The feed of the sandbox as Upstox documents its own. */
class FeedTest {

    private static final String SUBSCRIBE =
            "{\"method\":\"sub\",\"data\":{\"mode\":\"ltpc\",\"instrumentKeys\":[\"NSE_EQ|INE009A01021\"]}}";

    private final UpstoxSandbox sandbox = UpstoxSandbox.start(0, UpstoxOptions.defaults("http://localhost:8080/back"));
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<ByteBuffer> received = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private URI address() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/v3/feed/market-data-feed/authorize"))
                .header("Authorization", "Bearer " + sandbox.analyticsToken("UP1234"))
                .build();
        String body = client.send(request, BodyHandlers.ofString()).body();
        return URI.create(new ObjectMapper()
                .readTree(body)
                .at("/data/authorized_redirect_uri")
                .asText());
    }

    private WebSocket open(URI address) {
        return client.newWebSocketBuilder()
                .buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
                        received.add(data);
                        from.request(1);
                        return null;
                    }
                })
                .join();
    }

    private ByteBuffer message() throws InterruptedException {
        ByteBuffer next = received.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("a message").isNotNull();
        return next;
    }

    @Test
    void an_address_works_once() throws Exception {
        URI address = address();
        open(address);

        assertThatThrownBy(() -> open(address))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(refused -> assertThat(((WebSocketHandshakeException) refused.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(403));
    }

    @Test
    void the_first_message_is_the_market_info_and_a_snapshot_has_no_type() throws Exception {
        WebSocket socket = open(address());

        // field 1, type: market_info
        assertThat(message().getShort(0)).isEqualTo((short) 0x0802);

        // text frames are ignored: the snapshot follows the binary frame that comes after it
        socket.sendText(SUBSCRIBE.replace("INE009A01021", "INE154A01025"), true).join();
        socket.sendBinary(ByteBuffer.wrap(SUBSCRIBE.getBytes(StandardCharsets.UTF_8)), true)
                .join();

        ByteBuffer snapshot = message();
        // field 2, feeds: the type initial_feed is zero and left out
        assertThat(snapshot.get(0)).isEqualTo((byte) 0x12);
        assertThat(StandardCharsets.ISO_8859_1.decode(snapshot).toString())
                .contains("NSE_EQ|INE009A01021")
                .doesNotContain("INE154A01025");
        assertThat(sandbox.feed().subscribed()).isEqualTo(1);
    }
}
