package org.brokerconnect.sandbox.kite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Zerodha's own client for Node, unmodified, works with the sandbox: {@code ./mvnw -Psdk}. The sandbox therefore
 * answers as the client's authors expect Kite to answer.
 */
@Tag("sdk")
class KiteSdkTest {

    private static final Path SCRIPT = Path.of("src", "test", "sdk", "kite.mjs");
    private static final String APP = "sandboxdemo";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void the_official_client_logs_in_reads_and_receives_prices() throws Exception {
        SandboxOptions options =
                SandboxOptions.defaults().limits(RateLimits.unlimited()).startAt(Instant.parse("2026-11-25T05:00:00Z"));
        try (KiteSandbox sandbox = KiteSandbox.start(0, options)) {
            JsonNode result = run(sandbox);

            assertThat(result.path("login").asText()).contains("api_key=" + APP, "v=3");
            assertThat(result.path("user").asText()).isEqualTo("AB1234");
            // the client reads the time of India in the zone of the machine
            assertThat(result.path("loginTime").asText()).startsWith("2026-11-2");
            assertThat(result.at("/profile/user_id").asText()).isEqualTo("AB1234");
            assertThat(result.at("/margins/equity")).isEqualTo(result.path("equity"));
            assertReads(result);
            assertTicks(result);
            assertThat(result.path("afterwards").asText()).isEqualTo("TokenException");
        }
    }

    private static void assertReads(JsonNode result) {
        JsonNode first = result.at("/holdings/0");
        String name = first.path("exchange").asText() + ":"
                + first.path("tradingsymbol").asText();
        assertThat(first.path("quantity").isInt()).isTrue();
        assertThat(result.at("/positions/net")).isNotEmpty();
        assertThat(result.at("/positions/day").isArray()).isTrue();
        assertThat(result.at("/funds/0/folio").asText()).isNotBlank();
        for (String route : List.of("prices", "quotes", "ohlc")) {
            JsonNode price = result.path(route).path(name);
            assertThat(price.path("instrument_token")).isEqualTo(first.path("instrument_token"));
            assertThat(price.path("last_price").asDouble()).isPositive();
        }
        assertThat(result.path("instruments").asInt()).isGreaterThan(10);
        assertThat(result.path("candles").asInt()).isGreaterThan(5);
    }

    private static void assertTicks(JsonNode result) {
        for (String mode : List.of("ltp", "full")) {
            assertThat(result.path("ticks").path(mode)).hasSize(3).allSatisfy(tick -> assertThat(
                            tick.path("last_price").asDouble())
                    .isPositive());
        }
        assertThat(result.at("/ticks/full").iterator().next().at("/depth/buy")).hasSize(5);
    }

    private JsonNode run(KiteSandbox sandbox) throws Exception {
        URI login = URI.create(sandbox.url() + "/connect/login?v=3&api_key=" + APP);
        String returned = KiteLogin.as("AB1234").authorise(login).getQuery();
        String requestToken = returned.replaceFirst(".*request_token=([^&]+).*", "$1");
        Path output = folder.resolve("result.json");
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder node =
                new ProcessBuilder("node", SCRIPT.toString(), sandbox.url(), sandbox.socketUrl(), requestToken);
        node.environment().putAll(Map.of("API_KEY", APP, "API_SECRET", APP + "-secret"));
        int exit = node.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(errors, StandardCharsets.UTF_8)).isZero();
        return JSON.readTree(output.toFile());
    }
}
