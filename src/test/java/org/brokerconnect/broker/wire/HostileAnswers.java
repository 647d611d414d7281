package org.brokerconnect.broker.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an adapter withstands when its broker attacks. The adapter's test extends this. */
public abstract class HostileAnswers {

    private static final long GIBIBYTE = 1L << 30;
    private static final int PATIENT = 30;

    private final CannedServer server = new CannedServer();

    /** A client of the API at this root whose largest response is a mebibyte. */
    protected abstract BrokerClient client(URI root, int timeoutSeconds);

    /** Answers by path that contain one holding with this quantity. */
    protected abstract Map<String, String> holding(String quantity);

    @AfterEach
    public void close() {
        server.close();
    }

    private BrokerException refusal(int timeoutSeconds) {
        BrokerClient client = client(server.root(), timeoutSeconds);
        BrokerException refused = catchThrowableOfType(BrokerException.class, client::profile);
        assertThat(refused.verdict()).isEqualTo(Verdict.TRANSIENT);
        assertThat(refused.getMessage()).doesNotContain("canary");
        return refused;
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "Upstox or tastytrade redirects a call to an internal address",
            defence = "Redirects are not followed")
    public void a_redirect_is_not_followed() {
        server.answers(307, "text/html", new byte[0], "Location: " + server.root() + "/internal?canary");

        assertThat(refusal(PATIENT).code()).isEqualTo("broker-answer-not-json");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "Upstox or tastytrade sends a response of a gibibyte",
            defence = "The connection is closed at the limit")
    public void a_response_of_a_gibibyte_is_cut_off() {
        AtomicLong sent = new AtomicLong();
        server.writes(out -> {
            out.write(head(GIBIBYTE));
            byte[] more = new byte[1 << 16];
            while (sent.addAndGet(more.length) < GIBIBYTE) {
                out.write(more);
            }
        });

        assertThat(refusal(PATIENT).code()).isEqualTo("broker-answer-too-large");
        assertThat(sent.get()).isLessThan(GIBIBYTE / 8);
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "Upstox or tastytrade sends a decompression bomb",
            defence = "The limit counts decompressed bytes")
    public void a_decompression_bomb_is_refused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            zip.write(" ".repeat(3 << 20).getBytes(US_ASCII));
        }
        server.answers(200, "application/json", bomb.toByteArray(), "Content-Encoding: gzip");

        assertThat(refusal(PATIENT).code()).isEqualTo("broker-answer-too-large");
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "A response of Upstox or tastytrade that never ends",
            defence = "One time limit for the whole response")
    public void the_time_limit_includes_the_body() {
        server.beginsAndHangs(new String(head(GIBIBYTE), US_ASCII) + "{\"canary\":");

        assertThat(refusal(1).code()).isEqualTo("broker-slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"data\":", "{\"a\":["})
    @Attack(
            area = Area.BROKER,
            value = "Upstox or tastytrade sends JSON nested a hundred thousand deep",
            defence = "The parser stops at a depth of 1,000")
    public void deep_nesting_is_garbled(String opening) {
        server.json(200, "{\"status\":\"success\",\"data\":" + opening.repeat(100_000));

        assertThat(refusal(PATIENT).code()).isEqualTo("broker-answer-garbled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e25", "\"1e999999999\"", "\"9e2147483647\""})
    @Attack(
            area = Area.BROKER,
            value = "Upstox or tastytrade sends a number that needs a gigabyte of digits",
            defence = "Numbers have at most 24 whole digits")
    public void a_huge_number_is_never_written_out(String number) {
        Map<String, String> bodies = holding(number);
        server.handles(connection -> {
            String path = connection.request().split(" ", 3)[1].split("\\?")[0];
            byte[] body = bodies.getOrDefault(path, "{\"status\":\"success\",\"data\":{}}")
                    .getBytes(UTF_8);
            connection.out().write(head(body.length));
            connection.out().write(body);
        });

        BrokerClient client = client(server.root(), PATIENT);
        BrokerException refused = catchThrowableOfType(BrokerException.class, client::holdings);

        assertThat(refused.code()).isEqualTo("broker-answer-garbled");
    }

    private static byte[] head(long length) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(US_ASCII);
    }
}
