package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;

/**
 * The application on WildFly. All instances share the unpacked server and have their own base directory, a copy of the
 * one that {@link WildFlyHome} has configured.
 */
public final class WildFly extends ApplicationServer implements Redeployment {

    private static final String TIME_ZONE = "user.timezone";
    private static final ServerLog.Format LOG_FORMAT = new ServerLog.Format(
            "WildFly",
            Pattern.compile("WFLYSRV002[56]: "),
            Pattern.compile("WFLYCTL0013: Operation \\(\"(?:full-replace-)?deploy\"\\) failed"),
            List.of(
                    Pattern.compile("(?m)Caused by: [\\w.$]+: (.+)$(?!\\R\\s+at )"),
                    Pattern.compile("WFLYCTL0186: (.+)")));

    private final int managementPort = Ports.free();
    private final int httpsPort = Ports.free();

    public WildFly(ServerConfig config) {
        super(config);
    }

    @Override
    ServerLog.Format logFormat() {
        return LOG_FORMAT;
    }

    /** WildFly answers health checks at its management port only. */
    @Override
    public URI readiness() {
        return URI.create("http://localhost:" + managementPort + "/health/ready");
    }

    @Override
    ProcessBuilder command() throws IOException {
        WildFlyHome home = WildFlyHome.prepare();
        Path base = config().folder().resolve("standalone");
        FileUtils.deleteDirectory(base.toFile());
        FileUtils.copyDirectory(home.baseDirectory().toFile(), base.toFile());
        if (config().logging() == ServerConfig.Logging.JSON) {
            home.run(WildFlyHome.CONFIG.resolve("json-log.cli"), base);
        }
        if (config().settings().containsKey("otel.sdk.disabled")) {
            home.run(WildFlyHome.CONFIG.resolve("traces.cli"), base);
        }
        deployments().put(config().war());
        List<String> command = new ArrayList<>(List.of(home.script().toString()));
        command.addAll(List.of(
                "-Djboss.server.base.dir=" + base,
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.http.port=" + config().port(),
                "-Djboss.https.port=" + httpsPort,
                "-Djboss.management.http.port=" + managementPort,
                "--properties=" + settingsFile()));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(environment(home));
        return process;
    }

    private DeploymentScanner deployments() {
        return new DeploymentScanner(config().folder().resolve("standalone/deployments"));
    }

    @Override
    public void redeploy() {
        deployments().redeploy();
    }

    @Override
    public void undeploy() {
        deployments().undeploy();
    }

    /** Settings in a file and not in the arguments, which every user of the machine can read. */
    private Path settingsFile() throws IOException {
        Properties settings = new Properties();
        settings.putAll(config().settings());
        Path file = config().folder().resolve("settings.properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        return file;
    }

    private Map<String, String> environment(WildFlyHome home) throws IOException {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.addAll(config().jvmOptions());
        options.add("-Djava.io.tmpdir=" + config().folder().resolve("tmp"));
        options.add("-Djava.net.preferIPv4Stack=true");
        if (config().settings().containsKey(TIME_ZONE)) {
            options.add("-D" + TIME_ZONE + "=" + config().settings().get(TIME_ZONE));
        }
        return Map.of(
                "JAVA_OPTS", String.join(" ", options),
                "JAVA_HOME", System.getProperty("java.home"),
                // the script passes SIGTERM on to the server
                "LAUNCH_JBOSS_IN_BACKGROUND", "true",
                "JBOSS_MODULEPATH", home.modulePath(config().libraries(), config().folder()));
    }
}
