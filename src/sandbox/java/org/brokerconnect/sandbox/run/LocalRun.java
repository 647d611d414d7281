package org.brokerconnect.sandbox.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.sandbox.kite.SandboxOptions;

/**
 * The application and everything around it on this machine, until Ctrl-C: {@code ./mvnw -Prun}. Data and logs stay in {@code .local}, or where
 * {@code -Drun.folder} says. What keeps it from starting is said in one sentence.
 */
public final class LocalRun {

    private static final Logger LOG = Logger.getLogger(LocalRun.class.getName());
    private static final Path WAR = Path.of("target", "broker-connect.war");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private LocalRun() {}

    /** Runs until it is stopped, or until the application ends by itself; exit code 1 for everything but being stopped. */
    public static void main(String[] arguments) {
        try (RunFolder folder = RunFolder.claim(Path.of(System.getProperty("run.folder", ".local")))) {
            runIn(folder.path());
        } catch (StartFailure e) {
            complain(e.getMessage());
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "The local run ended by a fault of its own: " + e, e);
        }
        System.exit(1);
    }

    private static void runIn(Path folder) {
        RunLogs logs = RunLogs.in(folder.resolve("logs"));
        PayaraMicro.endLeftover(folder.resolve("payara"));
        LocalPorts ports = LocalPorts.fromProperties();
        say("Starting the database, the sandbox broker and the sign-in …");
        Surroundings surroundings = Surroundings.start(folder, ports, SandboxOptions.defaults());
        say("Starting the application …");
        PayaraMicro app = new PayaraMicro(new PayaraMicroConfig(
                WAR,
                folder.resolve("payara"),
                logs.server(),
                ports.app(),
                surroundings.settings(),
                PayaraMicroConfig.POST_BOOT,
                List.of(surroundings.clockReader())));
        app.start(PATIENCE);
        say(Banner.of(surroundings, logs.folder()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> say("Stopping …"), "say goodbye"));
        app.ended().join();
        complain("The application ended by itself; its log is " + app.log() + ".");
    }

    /** When this JVM is being stopped, what fails because of that is nobody's concern. */
    private static void complain(String sentence) {
        if (!AtExit.isStopping()) {
            say(sentence);
        }
    }

    private static void say(String text) {
        System.out.println(text);
        System.out.flush();
    }
}
