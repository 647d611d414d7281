package org.brokerconnect.sandbox.run;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application on Payara Micro. */
public final class PayaraMicro extends ApplicationServer {

    /** Where the Maven build copies the server to. */
    private static final Path SERVER = Path.of("target", "payara-micro", "payara-micro.jar");

    private static final Path JAVA_OPTIONS = Path.of("server-config", "payara", "java.options");
    private static final Path HTTP = Path.of("server-config", "payara", "http.asadmin");
    private static final Path HEALTH = Path.of("server-config", "payara", "health.asadmin");
    private static final Path TIMEOUTS = Path.of("server-config", "payara", "timeouts.asadmin");
    private static final Path DATA_SOURCE = Path.of("server-config", "payara", "data-source.asadmin");

    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.";
    private static final String ON_LOOPBACK = ".address=127.0.0.1";
    private static final ServerLog.Format LOG_FORMAT = new ServerLog.Format(
            "Payara Micro",
            Pattern.compile("Payara Micro .* ready in "),
            Pattern.compile("Exception while (?:preparing|loading|starting|deploying) the app : "),
            // the deployer names the root cause in its second line
            List.of(
                    Pattern.compile("Exception while \\w+ the app : .+\\R[\\w.$]+: (.+)"),
                    Pattern.compile("Exception while \\w+ the app : (.+)")));

    private final int healthPort = Ports.free();

    public PayaraMicro(ServerConfig config) {
        super(config);
    }

    /** At the port with threads of its own. */
    @Override
    public URI readiness() {
        return URI.create("http://localhost:" + healthPort + "/health/ready");
    }

    @Override
    ServerLog.Format logFormat() {
        return LOG_FORMAT;
    }

    @Override
    ProcessBuilder command() throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JVM_OPTIONS);
        command.add("@" + JAVA_OPTIONS);
        command.addAll(config().jvmOptions());
        command.add("-Djava.io.tmpdir=" + config().folder().resolve("tmp"));
        command.addAll(propertiesOfSettings());
        command.addAll(
                List.of("-jar", SERVER.toString(), "--deploy", config().war().toString()));
        command.addAll(List.of("--port", String.valueOf(config().port()), "--disablephonehome"));
        // --nocluster would still start the data grid, which listens on all network interfaces
        command.add("--nohazelcast");
        command.addAll(List.of("--logproperties", logging().toString()));
        command.addAll(
                List.of("--unpackdir", config().folder().resolve("server").toString()));
        if (!libraries().isEmpty()) {
            command.addAll(List.of("--addlibs", libraries()));
        }
        command.addAll(List.of("--prebootcommandfile", asadmin("pre-boot", preBootLines())));
        command.addAll(List.of("--postbootcommandfile", asadmin("post-boot", postBootLines())));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(variablesOfSecrets());
        return process;
    }

    private Path logging() {
        return Path.of(
                "server-config",
                "payara",
                switch (config().logging()) {
                    case TEXT -> "logging.properties";
                    case JSON -> "logging-json.properties";
                });
    }

    private String libraries() {
        Stream<Path> driver = usesDataSourceOfServer() ? Stream.of(driver()) : Stream.empty();
        return Stream.concat(config().libraries().stream(), driver)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Concatenates the files: the server accepts only one. */
    private List<String> postBootLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : config().postBoot()) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private List<String> preBootLines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(TIMEOUTS));
        lines.addAll(Files.readAllLines(HTTP));
        lines.addAll(Files.readAllLines(HEALTH));
        lines.add(LISTENER + "http-listener" + ON_LOOPBACK);
        lines.add(LISTENER + "health-listener" + ON_LOOPBACK);
        lines.add(LISTENER + "health-listener.port=" + healthPort);
        if (usesDataSourceOfServer()) {
            lines.addAll(Files.readAllLines(DATA_SOURCE));
        }
        return lines;
    }

    private String asadmin(String name, List<String> lines) throws IOException {
        return Files.write(config().folder().resolve(name + ".asadmin"), lines).toString();
    }
}
