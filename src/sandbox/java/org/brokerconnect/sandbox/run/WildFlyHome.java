package org.brokerconnect.sandbox.run;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The WildFly that the Maven build unpacked, configured once by {@code server-config/wildfly/install.cli}. Jars for the
 * class path of the server become one module that every deployment sees.
 */
final class WildFlyHome {

    /** The configuration files that people use. */
    static final Path CONFIG = Path.of("server-config", "wildfly");

    private static final String LIBRARIES = "org.brokerconnect.libraries";
    private static final String SHARE_LIBRARIES =
            "/subsystem=ee:write-attribute(name=global-modules,value=[{name=" + LIBRARIES + ",services=true}])";

    private final Path home;

    private WildFlyHome(Path home) {
        this.home = home;
    }

    /**
     * Configures the server unless that is done, in this JVM or in another.
     *
     * @throws StartupException if the server is not there or its configuration fails
     */
    static synchronized WildFlyHome prepare() throws IOException {
        WildFlyHome server = new WildFlyHome(find());
        try (FileChannel lock = FileChannel.open(server.home.resolve("lock"), CREATE, WRITE)) {
            lock.lock();
            if (!Files.exists(server.baseDirectory())) {
                server.configure();
            }
        }
        return server;
    }

    private static Path find() throws IOException {
        Path unpacked = Path.of("target", "wildfly");
        if (Files.exists(unpacked)) {
            try (Stream<Path> children = Files.list(unpacked)) {
                return children.filter(Files::isDirectory)
                        .findFirst()
                        .orElseThrow(WildFlyHome::missing)
                        .toAbsolutePath();
            }
        }
        throw missing();
    }

    private static StartupException missing() {
        return new StartupException("target/wildfly has no WildFly: build with -Dserver=wildfly.");
    }

    /** Runs the commands of {@code install.cli} except the deployment, which each start repeats. */
    private void configure() throws IOException {
        Path install = home.resolve("install.cli");
        Path work = home.resolve("configuring");
        FileUtils.copyDirectory(home.resolve("standalone").toFile(), work.toFile());
        Files.write(
                install,
                Files.readAllLines(CONFIG.resolve("install.cli")).stream()
                        .map(line -> line.startsWith("deploy ") ? SHARE_LIBRARIES : line)
                        .toList());
        run(install, work, "-Ddriver=" + ApplicationServer.driver());
        run(CONFIG.resolve("access-log.cli"), work);
        Files.move(work, baseDirectory(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Runs a file of commands on the server in {@code base}, which must not be running.
     *
     * @throws StartupException if a command fails
     */
    void run(Path commands, Path base, String... options) throws IOException {
        ProcessBuilder cli =
                new ProcessBuilder(home.resolve("bin").resolve("jboss-cli.sh").toString(), "--file=" + commands);
        cli.command().addAll(List.of(options));
        cli.environment().put("JAVA_HOME", System.getProperty("java.home"));
        cli.environment().put("JAVA_OPTS", "-Djboss.server.base.dir=" + base);
        Path log = base.resolve("configure.log");
        Process process =
                cli.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (process.onExit().join().exitValue() != 0) {
            throw new StartupException("WildFly refused " + commands + ": " + Files.readString(log));
        }
    }

    /** A configured base directory without a deployment, to be copied. */
    Path baseDirectory() {
        return home.resolve("configured");
    }

    Path script() {
        return home.resolve("bin").resolve("standalone.sh");
    }

    /** The server's modules and one with {@code libraries}, which is written below {@code folder}. */
    String modulePath(List<Path> libraries, Path folder) throws IOException {
        Path modules = folder.resolve("modules");
        Path module = Files.createDirectories(
                modules.resolve(LIBRARIES.replace('.', File.separatorChar)).resolve("main"));
        StringBuilder resources = new StringBuilder();
        for (Path library : libraries) {
            Files.copy(library, module.resolve(library.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            resources.append("<resource-root path=\"%s\"/>".formatted(library.getFileName()));
        }
        Files.writeString(
                module.resolve("module.xml"),
                "<module xmlns=\"urn:jboss:module:1.9\" name=\"%s\"><resources>%s</resources></module>"
                        .formatted(LIBRARIES, resources));
        return modules + File.pathSeparator + home.resolve("modules");
    }
}
