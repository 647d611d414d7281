package org.brokerconnect.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.sandbox.run.Ports;

/** A real Keycloak in a child process, with the realm in {@code server-config/keycloak}. Not thread-safe. */
final class Keycloak implements AutoCloseable {

    /** A first start also builds the server. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Path UNPACKED = Path.of("target", "keycloak");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String password = UUID.randomUUID().toString();
    private final URI url;
    private final Process process;

    private Keycloak(Path home, int port) throws IOException {
        url = URI.create("http://localhost:" + port);
        ProcessBuilder command = new ProcessBuilder(
                home.resolve("bin").resolve("kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=localhost",
                "--http-port=" + port);
        command.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xmx512m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        password));
        process = command.redirectErrorStream(true)
                .redirectOutput(UNPACKED.resolve("keycloak.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "stop-keycloak"));
    }

    /**
     * Starts Keycloak with an empty database.
     *
     * @param application the address that people open in the browser
     */
    static Keycloak start(URI application) throws Exception {
        Path home = home();
        FileUtils.deleteDirectory(home.resolve("data").toFile());
        Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.writeString(imports.resolve("realm.json"), KeycloakRealm.of(application));
        Keycloak keycloak = new Keycloak(home, Ports.free());
        Eventually.holds("Keycloak has the realm", PATIENCE, keycloak::hasRealm);
        return keycloak;
    }

    private static Path home() throws IOException {
        try (Stream<Path> children = Files.list(UNPACKED)) {
            return children.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
        }
    }

    private boolean hasRealm() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("Keycloak exited; see target/keycloak/keycloak.log");
        }
        try {
            return send(HttpRequest.newBuilder(URI.create(issuer()))).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String issuer() {
        return url + "/realms/people";
    }

    /** The address of the public keys. */
    String keys() {
        return issuer() + "/protocol/openid-connect/certs";
    }

    /** An access token of a person, issued to a client that accepts passwords. */
    String token(String client, String person) throws IOException, InterruptedException {
        return token("people", client, person, KeycloakRealm.PASSWORD);
    }

    private String token(String realm, String client, String user, String secret)
            throws IOException, InterruptedException {
        String form = Map.of("grant_type", "password", "client_id", client, "username", user, "password", secret)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(url.resolve("/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        return required(response).path("access_token").asText();
    }

    /** Adds a key that signs all tokens from now on. The old one still verifies tokens. */
    void rollKeys() throws IOException, InterruptedException {
        String realm = required(send(administration(""))).path("id").asText();
        String key = JSON.createObjectNode()
                .put("name", "next")
                .put("providerId", "rsa-generated")
                .put("providerType", "org.keycloak.keys.KeyProvider")
                .put("parentId", realm)
                .set(
                        "config",
                        JSON.valueToTree(Map.of(
                                "priority", List.of("1000"),
                                "enabled", List.of("true"),
                                "active", List.of("true"),
                                "algorithm", List.of("RS256"))))
                .toString();
        required(send(administration("/components")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(key))));
    }

    private HttpRequest.Builder administration(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(url.resolve("/admin/realms/people" + path))
                .header("Authorization", "Bearer " + token("master", "admin-cli", "admin", password));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode required(HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(null, 20, TimeUnit.SECONDS).join();
        kill();
    }
}
