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
    private final KiteSandbox sandbox =
            KiteSandbox.start(0, SandboxOptions.defaults().limits(Limits.none()).startAt(Instant.parse(NIGHT)));
    private final KiteHttp kite = new KiteHttp(sandbox);
    private final String token = kite.session("AB1234").split(":")[1];

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_new_socket_is_greeted_in_text_and_kept_alive_with_heartbeats() throws Exception {
        Ears ears = listen();

        assertThat(ears.texts.take()).contains("\"type\":\"instruments_meta\"", "\"count\":");
        assertThat(ears.texts.take()).contains("\"type\":\"app_code\"", "+05:30");
        assertThat(ears.frames.take().remaining()).isEqualTo(1);
    }

    @Test
    void a_ping_is_answered() throws Exception {
        Ears ears = listen();

        ears.socket.sendPing(ByteBuffer.wrap(new byte[] {4, 2}));

        assertThat(ears.pongs.take()).isEqualTo(ByteBuffer.wrap(new byte[] {4, 2}));
    }

    @Test
    void a_subscription_begins_with_a_quote_and_changes_its_mode() throws Exception {
        Ears ears = listen();

        ears.say("{\"a\":\"subscribe\",\"v\":[408065,256265,99]}");
        ByteBuffer first = ears.packets();
        ears.say("{\"a\":\"mode\",\"v\":[\"full\",[408065]]}");
        ByteBuffer second = ears.packets();
        ears.say("{\"a\":\"mode\",\"v\":[\"ltp\",[408065]]}");
        ByteBuffer third = ears.packets();

        assertThat(first.getShort(0)).isEqualTo((short) 2);
        assertThat(first.getShort(2)).isEqualTo((short) 44);
        assertThat(first.getInt(4)).isEqualTo(408065);
        assertThat(first.getInt(8) / 100.0).isEqualTo(price("NSE:INFY"));
        assertThat(first.getShort(48)).isEqualTo((short) 28);
        assertThat(second.getShort(2)).isEqualTo((short) 184);
        assertThat(third.remaining()).isEqualTo(12);
    }

    @Test
    void a_tick_on_demand_reaches_subscribers_until_they_leave() throws Exception {
        Ears ears = listen();
        ears.say("{\"a\":\"subscribe\",\"v\":[408065]}");
        double before = ears.packets().getInt(8) / 100.0;

        kite.json("POST", "/_sandbox/market/ticks", "");
        double after = ears.packets().getInt(8) / 100.0;

        assertThat(after).isNotEqualTo(before).isEqualTo(price("NSE:INFY"));
        ears.say("{\"a\":\"unsubscribe\",\"v\":[408065]}");
        ears.say("{\"a\":\"dance\"}");
        assertThat(ears.error()).contains("Unknown action.");
        sandbox.sockets().tick();
        assertThat(ears.frames.take().remaining()).isEqualTo(1);
    }

    @Test
    void an_open_market_ticks_by_itself() throws Exception {
        sandbox.market().force(true);
        Ears ears = listen();
        ears.say("{\"a\":\"subscribe\",\"v\":[408065,256265,738561,341249]}");

        assertThat(ears.packets().getShort(0)).isEqualTo((short) 4);
        assertThat(ears.packets().getShort(0)).isPositive();
    }

    @Test
    void more_than_3000_instruments_are_an_error_that_the_socket_survives() throws Exception {
        Ears ears = listen();
        ears.say("{\"a\":\"subscribe\",\"v\":["
                + IntStream.range(0, 3001).mapToObj(Integer::toString).collect(Collectors.joining(",")) + "]}");

        assertThat(ears.error()).contains("\"data\":\"Can't subscribe to more than 3000 instruments.\"");
        assertThat(sandbox.sockets().count()).isEqualTo(1);
    }

    @Test
    void a_dead_token_and_a_plan_without_data_are_refused_with_403() {
        String app = "sandboxpersonal";
        String personal = KiteHttp.header(app, kite.exchange(app, app + "-secret", kite.requestToken(app, "AB1234")))
                .split(":")[1];

        assertThat(refusal(KEY, "dead")).isEqualTo(403);
        assertThat(refusal(app, personal)).isEqualTo(403);
        assertThat(kite.get("/").status()).isEqualTo(404);
    }

    @Test
    void a_fourth_socket_of_an_app_is_refused_with_429_and_the_others_live() throws Exception {
        for (int i = 0; i < 3; i++) {
            listen();
        }

        assertThat(refusal(KEY, token)).isEqualTo(429);
        assertThat(sandbox.sockets().count()).isEqualTo(3);
    }

    @Test
    void a_socket_ends_with_its_session() throws Exception {
        Ears ears = listen();

        sandbox.masterLogout("AB1234");

        assertThat(ears.closings.take()).isEqualTo(1001);
        assertThat(refusal(KEY, token)).isEqualTo(403);
    }

    @Test
    void sockets_can_be_cut_closed_and_spoken_to() throws Exception {
        Ears cut = listen();
        sandbox.sockets().cut();
        assertThat(cut.closings.take()).isEqualTo(1006);

        Ears closed = listen();
        kite.json("POST", "/_sandbox/sockets", "{\"type\":\"order\",\"data\":{\"order_id\":\"1\"}}");
        assertThat(closed.textOf("order")).contains("{\"order_id\":\"1\"}");
        kite.delete("/_sandbox/sockets?code=1012");
        assertThat(closed.closings.take()).isEqualTo(1012);
    }

    @Test
    void faults_meet_the_door_too() throws Exception {
        sandbox.faults().add(Fault.on("GET", "/", FaultKind.BAD_GATEWAY).once());

        assertThat(refusal(KEY, token)).isEqualTo(502);
        assertThat(listen().texts.take()).isNotEmpty();
    }

    private double price(String key) {
        return sandbox.market().last(sandbox.instruments().byKey(key).orElseThrow());
    }

    private int refusal(String apiKey, String accessToken) {
        try {
            open(apiKey, accessToken, new Ears());
            return 101;
        } catch (ExecutionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Ears listen() throws ExecutionException, InterruptedException {
        Ears ears = new Ears();
        ears.socket = open(KEY, token, ears);
        return ears;
    }

    private WebSocket open(String apiKey, String accessToken, Ears ears)
            throws ExecutionException, InterruptedException {
        URI address = URI.create(sandbox.socketUrl() + "/?api_key=" + apiKey + "&access_token=" + accessToken);
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(address, ears)
                .get();
    }

    /** Whoever listens at the other end. */
    private static final class Ears implements WebSocket.Listener {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<ByteBuffer> frames = new LinkedBlockingQueue<>();
        private final BlockingQueue<ByteBuffer> pongs = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closings = new LinkedBlockingQueue<>();
        private WebSocket socket;

        void say(String text) {
            socket.sendText(text, true).join();
        }

        /** The next frame that is no heartbeat. */
        ByteBuffer packets() throws InterruptedException {
            ByteBuffer frame = frames.take();
            return frame.remaining() == 1 ? packets() : frame;
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
            closings.add(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closings.add(1006);
        }
    }
}
