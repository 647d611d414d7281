package org.brokerconnect.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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

    /** All servers that run. */
    static List<ProcessHandle> servers() {
        return children(SERVERS).toList();
    }

    private static Stream<ProcessHandle> children(List<String> marks) {
        return ProcessHandle.current().descendants().filter(process -> marks.stream()
                .anyMatch(process.info().commandLine().orElse("")::contains));
    }

    private static ProcessHandle child(String name, List<String> marks) {
        return children(marks)
                .reduce((parent, child) -> child)
                .orElseThrow(() -> new IllegalStateException(name + " is not a child of this process"));
    }

    /** User and system time of the process so far. */
    static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The resident set size in MiB, as Linux reports it. */
    static double residentMib(ProcessHandle process) {
        return status(process, "VmRSS:") / 1024.0;
    }

    /** The number of threads, as Linux reports it. */
    static double threads(ProcessHandle process) {
        return status(process, "Threads:");
    }

    /** What objects in the heap of a JVM need in KiB, after a collection of all garbage. */
    static double liveHeapKib(ProcessHandle process) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process command =
                    new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.class_histogram").start();
            String histogram = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // the last line: Total, the number of objects, the number of bytes
            String[] total = histogram.strip().split("\\s+");
            return Long.parseLong(total[total.length - 1]) / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double status(ProcessHandle process, String name) {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
