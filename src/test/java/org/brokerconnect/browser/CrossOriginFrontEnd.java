package org.brokerconnect.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The example of a front end on another origin, served by Vite as {@code npm run example} does. */
final class CrossOriginFrontEnd implements AutoCloseable {

    private static final Path FRONT_END = Path.of("src", "main", "frontend");
    private static final Path LOG = Path.of("target", "other-front-end.log");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process server;

    private CrossOriginFrontEnd(Process server) {
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param origin its own origin, on localhost
     * @param api the base URL of Broker Connect
     */
    static CrossOriginFrontEnd start(URI origin, URI api) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        "node",
                        "node_modules/vite/bin/vite.js",
                        "--config",
                        "examples/other-front-end/vite.config.ts",
                        "--port",
                        String.valueOf(origin.getPort()))
                .directory(FRONT_END.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        command.environment().put("VITE_API", api.toString());
        CrossOriginFrontEnd started = new CrossOriginFrontEnd(command.start());
        started.waitFor(origin);
        return started;
    }

    private void waitFor(URI origin) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(origin)) {
            if (!server.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("the example does not listen: see " + LOG);
            }
            server.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean answers(URI origin) throws InterruptedException {
        try {
            // Vite mistakes the upgrade to HTTP/2 for a WebSocket and does not respond
            HttpRequest request = HttpRequest.newBuilder(origin.resolve("/"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        server.destroy();
    }
}
