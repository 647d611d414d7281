package org.brokerconnect.sandbox.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.sandbox.kite.KiteHttp.KEY;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TickerTest {
    private static final String NIGHT = "2026-11-23T15:00:00Z";
    private final KiteSandbox sandbox = KiteSandbox.start(
            0, SandboxOptions.defaults().limits(RateLimits.unlimited()).startAt(Instant.parse(NIGHT)));
    private final KiteHttp kite = new KiteHttp(sandbox);
    private final String token = kite.session("AB1234").split(":")[1];

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_new_connection_receives_text_greetings_and_heartbeats() throws Exception {
        RecordingListener listener = connect();

        assertThat(listener.texts.take()).contains("\"type\":\"instruments_meta\"", "\"count\":");
        assertThat(listener.texts.take()).contains("\"type\":\"app_code\"", "+05:30");
        assertThat(listener.frames.take().remaining()).isEqualTo(1);
    }

    @Test
    void a_pong_follows_a_ping() throws Exception {
        RecordingListener listener = connect();

        listener.socket.sendPing(ByteBuffer.wrap(new byte[] {4, 2}));

        assertThat(listener.pongs.take()).isEqualTo(ByteBuffer.wrap(new byte[] {4, 2}));
    }

    @Test
    void a_subscription_starts_in_quote_mode_and_can_change_its_mode() throws Exception {
        RecordingListener listener = connect();

        listener.send("{\"a\":\"subscribe\",\"v\":[408065,256265,99]}");
        ByteBuffer first = listener.nextPackets();
        listener.send("{\"a\":\"mode\",\"v\":[\"full\",[408065]]}");
        ByteBuffer second = listener.nextPackets();
        listener.send("{\"a\":\"mode\",\"v\":[\"ltp\",[408065]]}");
        ByteBuffer third = listener.nextPackets();

        assertThat(first.getShort(0)).isEqualTo((short) 2);
        assertThat(first.getShort(2)).isEqualTo((short) 44);
        assertThat(first.getInt(4)).isEqualTo(408065);
        assertThat(first.getInt(8) / 100.0).isEqualTo(price("NSE:INFY"));
        assertThat(first.getShort(48)).isEqualTo((short) 28);
        assertThat(second.getShort(2)).isEqualTo((short) 184);
        assertThat(third.remaining()).isEqualTo(12);
    }

    @Test
    void a_forced_tick_reaches_subscribers_until_they_unsubscribe() throws Exception {
        RecordingListener listener = connect();
        listener.send("{\"a\":\"subscribe\",\"v\":[408065]}");
        double before = listener.nextPackets().getInt(8) / 100.0;

        kite.json("POST", "/_sandbox/market/ticks", "");
        double after = listener.nextPackets().getInt(8) / 100.0;

        assertThat(after).isNotEqualTo(before).isEqualTo(price("NSE:INFY"));
        listener.send("{\"a\":\"unsubscribe\",\"v\":[408065]}");
        listener.send("{\"a\":\"unknown\"}");
        assertThat(listener.error()).contains("Unknown action.");
        sandbox.sockets().tick();
        assertThat(listener.frames.take().remaining()).isEqualTo(1);
    }

    @Test
    void an_open_market_sends_ticks() throws Exception {
        sandbox.market().overrideOpen(true);
        RecordingListener listener = connect();
        listener.send("{\"a\":\"subscribe\",\"v\":[408065,256265,738561,341249]}");

        assertThat(listener.nextPackets().getShort(0)).isEqualTo((short) 4);
        assertThat(listener.nextPackets().getShort(0)).isPositive();
    }

    @Test
    void more_than_3000_instruments_are_an_error_and_the_connection_stays_open() throws Exception {
        RecordingListener listener = connect();
        listener.send("{\"a\":\"subscribe\",\"v\":["
                + IntStream.range(0, 3001).mapToObj(Integer::toString).collect(Collectors.joining(",")) + "]}");

        assertThat(listener.error()).contains("\"data\":\"Can't subscribe to more than 3000 instruments.\"");
        assertThat(sandbox.sockets().count()).isEqualTo(1);
    }

    @Test
    void an_inactive_token_and_a_plan_without_market_data_are_refused_with_403() {
        String app = "sandboxpersonal";
        String personal = KiteHttp.header(app, kite.exchange(app, app + "-secret", kite.requestToken(app, "AB1234")))
                .split(":")[1];

        assertThat(refusal(KEY, "inactive")).isEqualTo(403);
        assertThat(refusal(app, personal)).isEqualTo(403);
        assertThat(kite.get("/").status()).isEqualTo(404);
    }

    @Test
    void a_fourth_connection_of_an_app_is_refused_with_429_and_the_others_stay_open() throws Exception {
        for (int i = 0; i < 3; i++) {
            connect();
        }

        assertThat(refusal(KEY, token)).isEqualTo(429);
        assertThat(sandbox.sockets().count()).isEqualTo(3);
    }

    @Test
    void a_connection_is_closed_when_its_session_ends() throws Exception {
        RecordingListener listener = connect();

        sandbox.masterLogout("AB1234");

        assertThat(listener.closeCodes.take()).isEqualTo(1001);
        assertThat(refusal(KEY, token)).isEqualTo(403);
    }

    @Test
    void an_aborted_connection_ends_without_a_close_frame() throws Exception {
        try (UpgradedSocket aborted = UpgradedSocket.open(address(KEY, token))) {
            sandbox.sockets().abort();

            assertThat(aborted.remainingFrames()).doesNotContain(UpgradedSocket.CLOSE);
        }
    }

    @Test
    void connections_receive_text_and_can_be_closed_with_a_code() throws Exception {
        RecordingListener closed = connect();
        kite.json("POST", "/_sandbox/sockets", "{\"type\":\"order\",\"data\":{\"order_id\":\"1\"}}");
        assertThat(closed.textOf("order")).contains("{\"order_id\":\"1\"}");

        kite.delete("/_sandbox/sockets?code=1012");

        assertThat(closed.closeCodes.take()).isEqualTo(1012);
    }

    @Test
    void faults_apply_to_the_websocket_handshake() throws Exception {
        sandbox.faults().add(Fault.on("GET", "/", FaultKind.BAD_GATEWAY).once());

        assertThat(refusal(KEY, token)).isEqualTo(502);
        assertThat(connect().texts.take()).isNotEmpty();
    }

    private double price(String key) {
        return sandbox.market().last(sandbox.instruments().byKey(key).orElseThrow());
    }

    private int refusal(String apiKey, String accessToken) {
        try {
            open(apiKey, accessToken, new RecordingListener());
            return 101;
        } catch (ExecutionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RecordingListener connect() throws ExecutionException, InterruptedException {
        RecordingListener listener = new RecordingListener();
        listener.socket = open(KEY, token, listener);
        return listener;
    }

    private WebSocket open(String apiKey, String accessToken, RecordingListener listener)
            throws ExecutionException, InterruptedException {
        // with several threads the JDK can lose a close that arrives while it delivers the message before
        return HttpClient.newBuilder()
                .executor(Runnable::run)
                .build()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofMinutes(1))
                .buildAsync(address(apiKey, accessToken), listener)
                .get();
    }

    private URI address(String apiKey, String accessToken) {
        return URI.create(sandbox.socketUrl() + "/?api_key=" + apiKey + "&access_token=" + accessToken);
    }

    /** Records all that the client receives. */
    private static final class RecordingListener implements WebSocket.Listener {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<ByteBuffer> frames = new LinkedBlockingQueue<>();
        private final BlockingQueue<ByteBuffer> pongs = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closeCodes = new LinkedBlockingQueue<>();
        private WebSocket socket;

        void send(String text) {
            socket.sendText(text, true).join();
        }

        /** Waits for the next frame that is not a heartbeat. */
        ByteBuffer nextPackets() throws InterruptedException {
            ByteBuffer frame = frames.take();
            return frame.remaining() == 1 ? nextPackets() : frame;
        }

        String error() throws InterruptedException {
            return textOf("error");
        }

        String textOf(String type) throws InterruptedException {
            String text = texts.take();
            return text.contains("\"type\":\"" + type + "\"") ? text : textOf(type);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            texts.add(text.toString());
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            frames.add(ByteBuffer.allocate(data.remaining()).put(data).flip());
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
            pongs.add(ByteBuffer.allocate(data.remaining()).put(data).flip());
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closeCodes.add(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closeCodes.add(1006);
        }
    }
}
