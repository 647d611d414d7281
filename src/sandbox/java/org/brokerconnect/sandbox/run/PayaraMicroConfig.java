package org.brokerconnect.sandbox.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The configuration of a Payara Micro process.
 *
 * @param war the application
 * @param folder of this instance only: the unpacked server (about 100 MB) and temporary files
 * @param log receives the output of the process; each start appends
 * @param port on 127.0.0.1
 * @param settings passed as system properties, which override the environment and the defaults of the WAR
 * @param postBoot files of asadmin commands that run before the deployment; may be empty
 * @param libraries jars on the class path of the server; may be empty
 * @param jvmOptions in addition to {@link PayaraMicro#JVM_OPTIONS}; may be empty
 * @param logging the logging settings of the server
 */
public record PayaraMicroConfig(
        Path war,
        Path folder,
        Path log,
        int port,
        Map<String, String> settings,
        List<Path> postBoot,
        List<Path> libraries,
        List<String> jvmOptions,
        Path logging) {

    /** The asadmin commands that the application needs on every Payara Micro. */
    public static final List<Path> POST_BOOT = List.of(Path.of("server-config", "payara", "metrics.asadmin"));

    private static final Path TEXT_LOG = Path.of("server-config", "payara", "logging.properties");

    /** A server that logs text. */
    public PayaraMicroConfig(
            Path war,
            Path folder,
            Path log,
            int port,
            Map<String, String> settings,
            List<Path> postBoot,
            List<Path> libraries,
            List<String> jvmOptions) {
        this(war, folder, log, port, settings, postBoot, libraries, jvmOptions, TEXT_LOG);
    }

    /** The same server with other logging settings. */
    public PayaraMicroConfig withLogging(Path settingsOfLog) {
        return new PayaraMicroConfig(war, folder, log, port, settings, postBoot, libraries, jvmOptions, settingsOfLog);
    }

    public PayaraMicroConfig {
        folder = folder.toAbsolutePath();
        settings = Map.copyOf(settings);
        postBoot = List.copyOf(postBoot);
        libraries = List.copyOf(libraries);
        jvmOptions = List.copyOf(jvmOptions);
    }
}
