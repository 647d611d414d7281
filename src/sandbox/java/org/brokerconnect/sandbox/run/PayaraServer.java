package org.brokerconnect.sandbox.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;

/**
 * The application on Payara Server. All instances share the unpacked server and have their own domain, a copy of the
 * one in the distribution. The domain runs in the foreground, with the JVM and the arguments that
 * {@code asadmin start-domain} would use.
 */
public final class PayaraServer extends ApplicationServer implements Redeployment {

    private static final Path SERVER = Path.of("target", "payara-server", "payara6");
    private static final Path CONFIG = Path.of("server-config", "payara-server");
    private static final String DOMAIN = "domain1";
    private static final String APPLICATION = "broker-connect";
    private static final ServerLog.Format LOG_FORMAT = new ServerLog.Format(
            "Payara",
            Pattern.compile("Boot Command deploy (returned with result|failed)"),
            Pattern.compile("Boot Command deploy failed|Boot Command deploy returned with result FAILURE"),
            List.of(
                    Pattern.compile("Exception while \\w+ the app : .+\\R[\\w.$]+: (.+)"),
                    Pattern.compile("Exception while \\w+ the app : (.+)"),
                    Pattern.compile("Boot Command \\S+ failed (.+)")));

    private final int adminPort = Ports.free();

    public PayaraServer(ServerConfig config) {
        super(config);
    }

    @Override
    ServerLog.Format logFormat() {
        return LOG_FORMAT;
    }

    @Override
    ProcessBuilder command() throws IOException {
        Path domains = config().folder().resolve("domains");
        FileUtils.deleteDirectory(domains.toFile());
        FileUtils.copyDirectory(
                home().resolve("glassfish/domains").resolve(DOMAIN).toFile(),
                domains.resolve(DOMAIN).toFile());
        copyLibraries(domains.resolve(DOMAIN).resolve("lib"));
        List<String> command = new ArrayList<>(invocation(domains));
        command.addAll(1, jvmOptions());
        ProcessBuilder process = new ProcessBuilder(command).redirectInput(emptyInput());
        process.environment().put("WAR", config().war().toAbsolutePath().toString());
        process.environment().putAll(variablesOfSecrets());
        return process;
    }

    private void copyLibraries(Path folder) throws IOException {
        for (Path library : config().libraries()) {
            Files.copy(library, folder.resolve(library.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path home() {
        if (!Files.exists(SERVER)) {
            throw new StartupException(SERVER + " is missing: build with -Dserver=payara-server.");
        }
        return SERVER.toAbsolutePath();
    }

    /** The command that {@code start-domain} would run: one argument a line, between the first and an empty line. */
    private List<String> invocation(Path domains) throws IOException {
        List<String> output = new Asadmin(home())
                .run(
                        "start-domain",
                        "--dry-run",
                        "--domaindir=" + domains,
                        "--prebootcommandfile=" + commands("pre-boot.asadmin", preBoot()),
                        "--postbootcommandfile="
                                + CONFIG.resolve("post-boot.asadmin").toAbsolutePath(),
                        DOMAIN);
        return output.stream()
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .filter(line -> !line.startsWith("-Xmx"))
                .toList();
    }

    @Override
    public void redeploy() {
        String war = config().war().toAbsolutePath().toString();
        administer("deploy", "--contextroot=/", "--name=" + APPLICATION, "--force=true", war);
    }

    @Override
    public void undeploy() {
        administer("undeploy", APPLICATION);
    }

    private void administer(String... command) {
        List<String> arguments = new ArrayList<>(List.of("--port=" + adminPort));
        arguments.addAll(List.of(command));
        try {
            new Asadmin(home()).run(arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> jvmOptions() {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.addAll(config().jvmOptions());
        options.add("-Djava.io.tmpdir=" + config().folder().resolve("tmp"));
        options.addAll(propertiesOfSettings());
        return options;
    }

    /** The files for people, with the ports of this instance, on 127.0.0.1 only. */
    private List<String> preBoot() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(CONFIG.resolve("pre-boot.asadmin")));
        lines.addAll(Files.readAllLines(CONFIG.resolve("access-log.asadmin")));
        String configuration = "set configs.config.server-config.";
        String listener = configuration + "network-config.network-listeners.network-listener.";
        lines.add(listener + "http-listener-1.port=" + config().port());
        lines.add(listener + "http-listener-1.address=127.0.0.1");
        lines.add(listener + "http-listener-2.enabled=false");
        lines.add(listener + "admin-listener.port=" + adminPort);
        lines.add(listener + "admin-listener.address=127.0.0.1");
        lines.add(configuration + "admin-service.jmx-connector.system.enabled=false");
        lines.add(configuration + "jms-service.jms-host.default_JMS_host.port=" + Ports.free());
        lines.add(configuration + "ejb-container.ejb-timer-service.minimum-delivery-interval-in-millis=100");
        return lines;
    }

    private Path commands(String name, List<String> lines) throws IOException {
        return Files.write(config().folder().resolve(name), lines);
    }

    /** The server reads the password of the administrator, which is empty, from its input. */
    private File emptyInput() throws IOException {
        return Files.write(config().folder().resolve("input"), List.of("", "", ""))
                .toFile();
    }
}
