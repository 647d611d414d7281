package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes behind a proxy are restarted one after the other, as docs/operating.md describes it, under 50 requests a
 * second and while connections change: {@code ./mvnw verify -Pproxies}.
 */
@Tag("proxies")
@WithTestEnvironment
class RollingRestartIT {

    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(5);
    private static final List<String> READERS =
            IntStream.range(0, 10).mapToObj(number -> "reader" + number).toList();

    private final TestEnvironment environment;

    @TempDir
    private Path folder;

    private List<ApplicationServer> nodes;

    RollingRestartIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @BeforeEach
    void start_two_nodes() {
        nodes = List.of(node(0), node(1));
        nodes.forEach(node -> node.start(STARTUP_TIMEOUT));
    }

    @AfterEach
    void stop_them() {
        nodes.forEach(ApplicationServer::close);
    }

    private ApplicationServer node(int number) {
        return environment.another(
                "rolling" + number, Map.of("app.drain-file", drainFile(number).toString()));
    }

    private Path drainFile(int number) {
        return folder.resolve("drain" + number);
    }

    @Test
    void behind_haproxy_no_request_fails_and_no_event_is_lost() throws Exception {
        try (ReverseProxy proxy = HaProxy.before(environment, nodes)) {
            restartBehind(proxy);
        }
    }

    @Test
    void behind_nginx_no_request_fails_and_no_event_is_lost() throws Exception {
        try (ReverseProxy proxy = Nginx.before(environment, nodes)) {
            restartBehind(proxy);
        }
    }

    private void restartBehind(ReverseProxy proxy) throws Exception {
        TestEnvironment people = environment.through(proxy.url());
        ChangingConnection changes = new ChangingConnection(people, "investor");
        EventFollower page = new EventFollower(people, "investor");
        SteadyLoad load = new SteadyLoad(people, READERS);
        try (page;
                load;
                changes) {
            changes.start();
            for (int number = 0; number < nodes.size(); number++) {
                int before = load.sent();
                restart(number, proxy);
                assertThat(load.sent()).as("requests during the restart").isGreaterThan(before + 50);
            }
            changes.stop();
            List<String> recorded = changes.recorded();
            Eventually.holds("the last event", () -> page.positions().contains(recorded.get(recorded.size() - 1)));
            assertThat(page.positions()).hasSizeGreaterThan(10).isEqualTo(recorded);
        }
        assertThat(load.failures()).isEmpty();
        assertThat(changes.failures()).isEmpty();
    }

    private void restart(int number, ReverseProxy proxy) throws Exception {
        ApplicationServer node = nodes.get(number);
        TestEnvironment direct = environment.through(node);
        Files.writeString(drainFile(number), "");
        Eventually.holds(
                "the node is not ready",
                () -> new ApiClient(direct).get("/health/ready").status() == 503);
        proxy.takeOut(number);
        Eventually.holds(
                "the streams have left the node", () -> new Metrics(direct).sum("broker_connect_event_streams") == 0);
        node.stop();
        node.start(STARTUP_TIMEOUT);
        proxy.putBack(number);
    }
}
