package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The local run in a process of its own. Tests share a run that is there, because its start takes long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalRunIT {

    private static final Path FOLDER = Path.of("target", "local-run-test");
    private static final String NEW_CONFIG = """
            {"broker": "zerodha", "label": "kept", "apiKey": "sandboxdemo", "apiSecret": "sandboxdemo-secret"}
            """;

    private final LocalPorts ports = LocalPorts.free();
    private final List<Process> started = new ArrayList<>();
    private Process running;

    @BeforeAll
    void delete_the_folders() throws IOException {
        FileUtils.deleteDirectory(FOLDER.toFile());
        Files.createDirectories(FOLDER.resolve("run"));
        Files.writeString(FOLDER.resolve("run").resolve("settings.properties"), "sign-in.scope=openid email\n");
    }

    @AfterAll
    void terminate_all_runs() {
        started.forEach(run -> PidFile.terminate(run.toHandle()));
    }

    @Test
    @Order(1)
    void a_run_stops_the_children_of_a_killed_run_and_keeps_its_data() throws Exception {
        Process first = launch(ports, "run");
        assertThat(readBanner(first)).contains("http://localhost:" + ports.app());
        assertThat(api("POST", NEW_CONFIG)).contains("kept");
        List<ProcessHandle> orphans = first.descendants().toList();
        first.destroyForcibly().waitFor();
        assertThat(orphans).hasSizeGreaterThanOrEqualTo(2).allMatch(ProcessHandle::isAlive);

        running = launch(ports, "run");
        assertThat(readBanner(running)).contains("Stopped a server of an earlier run that was killed");
        assertThat(orphans).noneMatch(ProcessHandle::isAlive);
        assertThat(api("GET", "")).contains("kept");
    }

    @Test
    @Order(2)
    void settings_of_the_file_and_of_the_command_line_reach_the_application() throws Exception {
        running();

        assertThat(get("http://localhost:" + ports.app() + "/settings.json"))
                .contains("\"scope\":\"openid email\"", "\"authority\":\"https://id.example.com\"");
    }

    @Test
    @Order(3)
    void a_new_war_restarts_the_application() throws Exception {
        Process run = running();

        Files.setLastModifiedTime(Path.of("target", "broker-connect.war"), FileTime.from(Instant.now()));

        assertThat(readUntil(run, "The application runs the new WAR")).contains("Restarting the application");
        assertThat(api("POST", NEW_CONFIG)).contains("kept");
    }

    @Test
    @Order(4)
    void the_end_of_a_run_stops_its_children() throws Exception {
        Process run = running();
        List<ProcessHandle> children = run.descendants().toList();

        run.destroy();
        run.waitFor();

        assertThat(children).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @Order(5)
    void a_taken_port_is_reported_in_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process run = launch(new LocalPorts(ports.app(), taken.getLocalPort(), ports.signIn()), "taken-port");

            assertThat(run.inputReader().lines()).singleElement().asString().contains("-Dsandbox.port=");
            assertThat(run.waitFor()).isEqualTo(1);
        }
    }

    /** The run of an earlier test, or a new one; its banner is read. */
    private Process running() throws IOException {
        if (running == null || !running.isAlive()) {
            running = launch(ports, "run");
            readBanner(running);
        }
        return running;
    }

    private Process launch(LocalPorts at, String folder) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dserver=" + ApplicationServer.name(),
                "-Dapp.port=" + at.app(),
                "-Dsandbox.port=" + at.sandbox(),
                "-Dsignin.port=" + at.signIn(),
                "-Drun.folder=" + FOLDER.resolve(folder),
                "-Dsign-in.authority=https://id.example.com",
                "-cp",
                System.getProperty("java.class.path"),
                LocalRun.class.getName());
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(run);
        return run;
    }

    private static String readBanner(Process run) throws IOException {
        return readUntil(run, "Ctrl-C");
    }

    /** The output up to a line that contains a text, or up to the end of the process. */
    private static String readUntil(Process run, String last) throws IOException {
        StringBuilder output = new StringBuilder();
        BufferedReader lines = run.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.append(line).append('\n');
            if (line.contains(last)) {
                break;
            }
        }
        return output.toString();
    }

    private static String get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private String api(String method, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + ports.app() + "/api/broker/configs"))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private String token() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + ports.signIn() + "/default/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=broker-connect&username=investor&password=demo"))
                .build();
        String response = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(response).get("access_token").asText();
    }
}
