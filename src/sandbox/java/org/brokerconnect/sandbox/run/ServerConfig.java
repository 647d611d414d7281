package org.brokerconnect.sandbox.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The configuration of one server process with the application.
 *
 * @param war the application
 * @param folder of this instance only: the unpacked server and temporary files
 * @param log receives the output of the process; each start appends
 * @param port on 127.0.0.1
 * @param settings override the defaults of the WAR; system properties, or environment variables if they are secret
 * @param postBoot files of asadmin commands that Payara Micro runs before the deployment; may be empty
 * @param libraries jars on the class path of the server; may be empty
 * @param jvmOptions in addition to {@link ApplicationServer#JVM_OPTIONS}; may be empty
 * @param logging the format of the log
 */
public record ServerConfig(
        Path war,
        Path folder,
        Path log,
        int port,
        Map<String, String> settings,
        List<Path> postBoot,
        List<Path> libraries,
        List<String> jvmOptions,
        Logging logging) {

    /** The formats of a server's log. */
    public enum Logging {
        TEXT,
        JSON
    }

    /** The asadmin commands that the application needs on every Payara Micro. */
    public static final List<Path> POST_BOOT = List.of(Path.of("server-config", "payara", "metrics.asadmin"));

    /** A server that logs text. */
    public ServerConfig(
            Path war,
            Path folder,
            Path log,
            int port,
            Map<String, String> settings,
            List<Path> postBoot,
            List<Path> libraries,
            List<String> jvmOptions) {
        this(war, folder, log, port, settings, postBoot, libraries, jvmOptions, Logging.TEXT);
    }

    /** The same server with a log in another format. */
    public ServerConfig withLogging(Logging format) {
        return new ServerConfig(war, folder, log, port, settings, postBoot, libraries, jvmOptions, format);
    }

    /** The same server with another WAR. */
    public ServerConfig withWar(Path other) {
        return new ServerConfig(other, folder, log, port, settings, postBoot, libraries, jvmOptions, logging);
    }

    public ServerConfig {
        folder = folder.toAbsolutePath();
        settings = Map.copyOf(settings);
        postBoot = List.copyOf(postBoot);
        libraries = List.copyOf(libraries);
        jvmOptions = List.copyOf(jvmOptions);
    }
}
