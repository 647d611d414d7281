package org.brokerconnect.sandbox.upstox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Upstox's own client for Node, unmodified, works with the sandbox: {@code ./mvnw -Psdk}. The sandbox therefore answers
 * as the client's authors expect Upstox to answer.
 */
@Tag("sdk")
class UpstoxSdkTest {

    private static final Path SCRIPT = Path.of("src", "test", "sdk", "upstox.mjs");
    private static final String REDIRECT = "http://localhost:8080/back";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void the_official_client_logs_in_reads_and_receives_prices() throws Exception {
        UpstoxOptions options =
                UpstoxOptions.defaults(REDIRECT).unlimited().startAt(Instant.parse("2026-11-25T05:00:00Z"));
        try (UpstoxSandbox sandbox = UpstoxSandbox.start(0, options)) {
            JsonNode result = run(sandbox);

            assertThat(result.path("user").asText()).isEqualTo("UP1234");
            assertThat(result.at("/profile/data/user_id").asText()).isEqualTo("UP1234");
            assertThat(result.at("/funds/data/equity/available_margin").asDouble())
                    .isPositive();
            assertThat(result.at("/holdings/data")).hasSize(7);
            assertThat(result.at("/positions/data")).hasSize(3);
            assertThat(result.at("/mutualFunds/data")).isNotEmpty();
            assertThat(result.at("/holidays/data")).isNotEmpty();
            assertThat(result.at("/prices/data")).hasSize(3);
            assertThat(result.at("/ticks/first"))
                    .hasSize(3)
                    .allSatisfy(tick -> assertThat(tick.path("ltp").asDouble()).isPositive());
            assertThat(result.path("afterwards").asText()).isEqualTo("UDAPI100050");
        }
    }

    private JsonNode run(UpstoxSandbox sandbox) throws Exception {
        URI dialog = URI.create(sandbox.url() + "/v2/login/authorization/dialog?response_type=code&client_id="
                + UpstoxOptions.DEMO_KEY + "&redirect_uri=" + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8));
        String code = UpstoxLogin.as("UP1234").authorise(dialog).getQuery().replaceFirst(".*code=([^&]+).*", "$1");
        Path output = folder.resolve("result.json");
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder node = new ProcessBuilder("node", SCRIPT.toString(), sandbox.url(), REDIRECT, code);
        node.environment().putAll(Map.of("API_KEY", UpstoxOptions.DEMO_KEY, "API_SECRET", UpstoxOptions.DEMO_SECRET));
        Process process = node.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("the script ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(errors, StandardCharsets.UTF_8))
                .isZero();
        return JSON.readTree(output.toFile());
    }
}
