package org.brokerconnect.sandbox.tastytrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * tastytrade's own client for Node, unmodified, works with the sandbox: {@code ./mvnw -Psdk}. The sandbox therefore
 * answers as the client's authors expect tastytrade to answer.
 */
@Tag("sdk")
class TastytradeSdkTest {

    private static final Path SCRIPT = Path.of("src", "test", "sdk", "tastytrade.mjs");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void the_official_client_renews_reads_and_receives_prices() throws Exception {
        TastyOptions options = TastyOptions.defaults().startAt(Instant.parse("2026-11-25T16:00:00Z"));
        try (TastySandbox sandbox = TastySandbox.start(0, options)) {
            JsonNode result = run(sandbox);

            assertThat(result.at("/customer/id").asText()).isEqualTo("C0000000042");
            assertThat(result.path("secondsOfAccess").asInt()).isEqualTo(900);
            assertThat(result.path("accounts")).hasSize(3);
            assertThat(result.at("/accounts/1/authority-level").asText()).isEqualTo("read-only");
            assertThat(result.at("/accounts/2/account/is-closed").asBoolean()).isTrue();
            assertThat(result.path("positions")).hasSize(7).allSatisfy(position -> assertThat(
                            new BigDecimal(position.path("quantity").asText()))
                    .isNotNegative());
            assertThat(result.at("/balances/cash-balance").asText()).isEqualTo("10000.25");
            assertThat(result.path("transactions")).hasSize(3);
            assertThat(result.path("unknownAccount").asInt()).isEqualTo(404);
            assertThat(result.path("events")).hasSize(4);
            assertThat(result.at("/events/Trade AAPL/price").asDouble()).isPositive();
            assertThat(result.at("/events/Quote .AAPL270115C220/bidPrice").asDouble())
                    .isPositive();
            assertThat(result.path("withoutGrant").asText()).isEqualTo("invalid_grant");
        }
    }

    private JsonNode run(TastySandbox sandbox) throws Exception {
        String grant = sandbox.createGrant("sandbox-tasty", "ada", Set.of("read", "openid"));
        Path output = folder.resolve("result.json");
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder node = new ProcessBuilder("node", SCRIPT.toString(), sandbox.url());
        node.environment().putAll(Map.of("CLIENT_SECRET", "sandbox-tasty-secret", "REFRESH_TOKEN", grant));
        int exit = node.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(errors, StandardCharsets.UTF_8)).isZero();
        return JSON.readTree(output.toFile());
    }
}
