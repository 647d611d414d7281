package org.brokerconnect.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The processes under measurement, all children of this one. */
final class Processes {

    private static final List<String> SERVERS = List.of("payara-micro.jar", "jboss-modules.jar");

    private Processes() {}

    /** @throws IllegalStateException if it does not run */
    static ProcessHandle server() {
        return child("the server", SERVERS);
    }

    /** @throws IllegalStateException if it does not run */
    static ProcessHandle database() {
        return child("the database", List.of("mariadbd", "mysqld"));
    }

    private static ProcessHandle child(String name, List<String> marks) {
        return ProcessHandle.current()
                .descendants()
                .filter(process ->
                        marks.stream().anyMatch(process.info().commandLine().orElse("")::contains))
                .reduce((parent, child) -> child)
                .orElseThrow(() -> new IllegalStateException(name + " is not a child of this process"));
    }

    /** User and system time of the process so far. */
    static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The resident set size in MiB, as Linux reports it. */
    static double residentMib(ProcessHandle process) {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
