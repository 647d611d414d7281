package org.brokerconnect.sandbox.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one Payara Micro runs.
 *
 * @param war the application
 * @param folder of this instance alone: its unpacked server (about 100 MB) and its temporary files
 * @param log gets everything that it prints, start after start
 * @param port on 127.0.0.1
 * @param settings become system properties, so they win over the environment and over the WAR's own defaults
 * @param postBoot files of asadmin commands to run before the application is deployed; may be empty
 * @param libraries jars on the server's class path; may be empty
 */
public record PayaraMicroConfig(
        Path war,
        Path folder,
        Path log,
        int port,
        Map<String, String> settings,
        List<Path> postBoot,
        List<Path> libraries) {

    /** What the application wants of any Payara Micro. */
    public static final List<Path> POST_BOOT = List.of(Path.of("server-config", "payara", "metrics.asadmin"));

    public PayaraMicroConfig {
        folder = folder.toAbsolutePath();
        settings = Map.copyOf(settings);
        postBoot = List.copyOf(postBoot);
        libraries = List.copyOf(libraries);
    }
}
