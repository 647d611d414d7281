package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.brokerconnect.config.GivenSettings;
import org.brokerconnect.startup.ServerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_server_for_real_accounts_refuses_the_key_of_the_local_run() {
        String file = KeyRingFile.createIfMissing(folder.resolve("keys.json")).toString();

        assertThat(ServerSettings.faults(GivenSettings.with(Map.of("vault.key-file", file))))
                .singleElement()
                .asString()
                .startsWith("The setting vault.key-file has a key of the local run")
                .contains("app.allow-demo-settings=true");
        assertThat(ServerSettings.faults(
                        GivenSettings.with(Map.of("vault.key-file", file, "app.allow-demo-settings", "true"))))
                .isEmpty();
    }
}
