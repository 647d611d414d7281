package org.brokerconnect.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK's program for commands to a running JVM. */
final class Jcmd {

    private Jcmd() {}

    /**
     * Runs a command to its end.
     *
     * @return what it prints
     * @throws IOException if it fails; the message has what it printed
     */
    static String run(ProcessHandle jvm, String... command) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(String.valueOf(jvm.pid()));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(output);
        }
        return output;
    }
}
