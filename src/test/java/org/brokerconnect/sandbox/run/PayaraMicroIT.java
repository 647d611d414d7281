package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.brokerconnect.journey.Stack;
import org.brokerconnect.journey.WithStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithStack
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

    @Test
    void one_of_two_servers_can_be_killed_and_started_again(Stack stack) throws Exception {
        try (PayaraMicro another = stack.startAnother("killed")) {
            another.kill();

            assertThat(another.isRunning()).isFalse();
            assertThat(readiness(stack.app())).startsWith("200");
            another.start(STARTUP_TIMEOUT);
            assertThat(readiness(another)).startsWith("200");
        }
    }

    /** Status and body, so that a failed assertion names the component that is down. */
    private static String readiness(PayaraMicro server) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.url().resolve("/health/ready")).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static PayaraMicroConfig withoutSettings(String name, int port) {
        return new PayaraMicroConfig(
                Path.of("target", "broker-connect.war"),
                FOLDER.resolve(name),
                FOLDER.resolve(name + ".log"),
                port,
                Map.of(),
                List.of(),
                List.of());
    }
}
