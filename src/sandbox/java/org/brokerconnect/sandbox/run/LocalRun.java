package org.brokerconnect.sandbox.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.sandbox.kite.SandboxOptions;

/**
 * Runs the application and its environment on this machine until Ctrl-C: {@code ./mvnw -Prun}. Data and logs are in
 * {@code .local}, or in the folder given by {@code -Drun.folder}. A failed start prints one sentence with the cause. A
 * new WAR restarts the application ({@link WarWatcher}). With {@code -Dapp.debug-port=5005} a debugger can attach to
 * the server; {@code -Dserver} names another server than Payara Micro: {@code wildfly} or {@code payara-server};
 * settings of the application can be given ({@link OwnSettings}).
 */
public final class LocalRun {

    private static final Logger LOG = Logger.getLogger(LocalRun.class.getName());
    private static final Path WAR = Path.of("target", "broker-connect.war");
    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(5);

    private LocalRun() {}

    /** Runs until the JVM is stopped, or until the start fails or the application exits; the exit code is then 1. */
    public static void main(String[] arguments) {
        try (RunFolder folder = RunFolder.lock(Path.of(System.getProperty("run.folder", ".local")))) {
            runIn(folder.path());
        } catch (StartupException e) {
            printError(e.getMessage());
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "The local run failed: " + e, e);
        }
        System.exit(1);
    }

    private static void runIn(Path folder) throws InterruptedException {
        RunLogs logs = RunLogs.in(folder.resolve("logs"));
        ApplicationServer.stopLeftover(folder.resolve(ApplicationServer.name()));
        LocalPorts ports = LocalPorts.fromProperties();
        print("Starting the database, the sandbox broker and the demo sign-in …");
        LocalEnvironment environment = LocalEnvironment.start(folder, ports, SandboxOptions.defaults());
        print("Starting the application …");
        ApplicationServer app = ApplicationServer.of(new ServerConfig(
                WAR,
                folder.resolve(ApplicationServer.name()),
                logs.server(),
                ports.app(),
                OwnSettings.over(settings(environment), folder, System.getProperties()),
                ServerConfig.POST_BOOT,
                List.of(environment.clockJar()),
                debugOptions()));
        WarWatcher watcher = new WarWatcher(WAR, app, STARTUP_TIMEOUT, LocalRun::print);
        app.start(STARTUP_TIMEOUT);
        print(Banner.of(environment, logs.folder()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> print("Stopping …"), "print-stopping"));
        watcher.restartUntilExit();
        printError("The application exited unexpectedly. Its log: " + app.log() + ".");
    }

    private static Map<String, String> settings(LocalEnvironment environment) {
        Map<String, String> settings = new HashMap<>(environment.settings());
        settings.putAll(ApplicationServer.dataSource());
        return settings;
    }

    /** The JDWP agent on localhost, if a port is given. */
    private static List<String> debugOptions() {
        Integer port = Integer.getInteger("app.debug-port");
        return port == null
                ? List.of()
                : List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port);
    }

    /** Prints an error, unless the JVM is shutting down: then failures are expected. */
    private static void printError(String sentence) {
        if (!ShutdownHooks.isShuttingDown()) {
            print(sentence);
        }
    }

    private static void print(String text) {
        System.out.println(text);
        System.out.flush();
    }
}
