package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.brokerconnect.sandbox.run.Ports;

/**
 * A proxy in front of two nodes, with the shipped configuration: only addresses, folders and TLS are replaced. The
 * program is found in the {@code PATH}; on Debian, {@code apt install haproxy nginx}.
 */
abstract class ReverseProxy implements AutoCloseable {

    final int port = Ports.free();
    final Path folder;
    final List<ApplicationServer> nodes;
    private Process process;

    ReverseProxy(List<ApplicationServer> nodes) throws IOException {
        this.nodes = nodes;
        folder = Files.createTempDirectory("proxy"); // short: the path of a socket has at most 107 characters
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Starts the program and waits until a node answers through it. */
    void start(TestEnvironment environment, String... command) throws Exception {
        List<String> parts = new ArrayList<>(List.of(command));
        process = process(parts).start();
        TestEnvironment proxied = environment.through(url());
        Eventually.holds("the proxy serves", () -> process.isAlive() && isServed(proxied));
    }

    private static boolean isServed(TestEnvironment proxied) {
        try {
            return new ApiClient(proxied).get("/settings.json").status() == 200;
        } catch (ProcessingException notListening) {
            return false;
        }
    }

    ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("proxy.log").toFile()));
        return builder;
    }

    /** Lets new requests go to the other node. @param number 0 or 1 */
    abstract void takeOut(int number) throws Exception;

    /** Lets requests go to this node, which is ready. */
    abstract void putBack(int number) throws Exception;

    /** Replaces all matches; fails if there is none, because the shipped file has changed. */
    static String replaced(String config, String pattern, String replacement) {
        Matcher matcher = Pattern.compile(pattern).matcher(config);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.replaceAll(Matcher.quoteReplacement(replacement));
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }
}
