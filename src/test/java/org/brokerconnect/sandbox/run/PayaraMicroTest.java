package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayaraMicroTest {

    @Test
    void secrets_are_in_the_environment_and_not_on_the_command_line(@TempDir Path folder) throws Exception {
        Map<String, String> settings = Map.of(
                "db.password",
                "hidden-1",
                "metrics.password",
                "hidden-2",
                "vault.keyset",
                "hidden-3",
                "db.user",
                "app");
        ServerConfig config = new ServerConfig(
                folder.resolve("app.war"), folder, folder.resolve("log"), 1, settings, List.of(), List.of(), List.of());

        try (PayaraMicro server = new PayaraMicro(config)) {
            ProcessBuilder command = server.command();

            assertThat(String.join(" ", command.command()))
                    .contains("-Ddb.user=app")
                    .doesNotContain("hidden-");
            assertThat(command.environment())
                    .containsEntry("DB_PASSWORD", "hidden-1")
                    .containsEntry("METRICS_PASSWORD", "hidden-2")
                    .containsEntry("VAULT_KEYSET", "hidden-3");
        }
    }
}
