package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.brokerconnect.PayaraMicroOnly;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@PayaraMicroOnly("tests how Payara Micro is started")
class PayaraMicroIT {

    private static final Path FOLDER = Path.of("target", "payara-test");
    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(3);

    @BeforeAll
    static void delete_the_folder() throws IOException {
        FileUtils.deleteDirectory(FOLDER.toFile());
    }

    @Test
    void a_failed_deployment_is_reported_with_its_cause() {
        try (PayaraMicro server = new PayaraMicro(withoutSettings("failed", Ports.free()))) {
            assertThatThrownBy(() -> server.start(STARTUP_TIMEOUT))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("db.url");
            assertThat(server.isRunning()).isFalse();
        }
    }

    @Test
    void a_taken_port_is_reported_before_the_server_starts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PayaraMicro server = new PayaraMicro(withoutSettings("taken", taken.getLocalPort()))) {
            assertThatThrownBy(() -> server.start(STARTUP_TIMEOUT))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
            assertThat(server.isRunning()).isFalse();
        }
    }

    private static ServerConfig withoutSettings(String name, int port) {
        return new ServerConfig(
                Path.of("target", "broker-connect.war"),
                FOLDER.resolve(name),
                FOLDER.resolve(name + ".log"),
                port,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
