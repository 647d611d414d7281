package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    private static final String FAILED = """
            16:43:05,767 ERROR [org.jboss.as.controller.management-operation] (Controller Boot Thread) WFLYCTL0013: \
            Operation ("deploy") failed - address: ([("deployment" => "broker-connect.war")]) - Stage: (VERIFY)
                Caused by: org.brokerconnect.config.InvalidSettingsException: 2 settings are wrong: one; other
            16:43:05,927 ERROR [org.jboss.as] (Controller Boot Thread) WFLYSRV0026: WildFly started (with errors)
            """;
    private static final String STARTED = """
            16:43:05,927 INFO  [org.jboss.as] (Controller Boot Thread) WFLYSRV0025: WildFly started in 20000ms
            """;

    @TempDir
    private Path folder;

    private ServerLog wildFly(String before, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("server.log"), before);
        ServerConfig config = new ServerConfig(folder, folder, file, 1, Map.of(), List.of(), List.of(), List.of());
        ServerLog log = ServerLog.fromNow(file, new WildFly(config).logFormat());
        Files.writeString(file, before + text);
        return log;
    }

    @Test
    void a_deployment_that_wildfly_refused_is_recognised_with_its_cause() throws IOException {
        ServerLog log = wildFly(STARTED, FAILED);

        assertThat(log.hasBooted()).isTrue();
        assertThat(log.reportsFailedDeployment()).isTrue();
        assertThat(log.cause()).isEqualTo("2 settings are wrong: one; other");
    }

    @Test
    void a_failure_before_the_last_start_does_not_count() throws IOException {
        ServerLog log = wildFly(FAILED, STARTED);

        assertThat(log.hasBooted()).isTrue();
        assertThat(log.reportsFailedDeployment()).isFalse();
    }
}
