package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Polls {@code /health/ready} until the application on a server is ready. The server reports that it is ready even
 * if the deployment failed, so only the endpoint of the application counts; the log only supplies the cause of a
 * failure.
 */
final class ReadinessProbe {

    /** A response of {@code /health/ready}; status 0 if there was none. */
    private record Response(int status, String body) {

        static final Response NONE = new Response(0, "no response");

        /** Whether the application cannot become ready any more, once the server has booted. */
        boolean isFatal() {
            return status == 500 || body.contains("No Application deployed");
        }

        String failure() {
            return status == 500 ? "The application failed to start" : "The application was not deployed";
        }
    }

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Process process;
    private final HttpRequest request;
    private final ServerLog newLog;
    private final Path log;
    private Response lastResponse = Response.NONE;

    ReadinessProbe(Process process, URI readiness, ServerLog newLog, Path log) {
        this.process = process;
        this.request = HttpRequest.newBuilder(readiness)
                .timeout(Duration.ofSeconds(10))
                .build();
        this.newLog = newLog;
        this.log = log;
    }

    /** @throws StartupException as soon as it is certain that the application will not become ready */
    void await(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        // after a restart the server first serves the application of the previous run, and then deploys it again
        while (!(newLog.hasBooted() && isReady())) {
            if (exitsWithinPollInterval()) {
                throw failure(newLog.server() + " exited with code " + process.exitValue() + ": " + newLog.cause());
            }
            if (newLog.hasBooted() && newLog.reportsFailedDeployment()) {
                throw failure("The application was not deployed: " + newLog.cause());
            }
            if (lastResponse.isFatal() && newLog.hasBooted() && !isReady() && lastResponse.isFatal()) {
                throw failure(lastResponse.failure() + ": " + newLog.cause());
            }
            if (System.nanoTime() > deadline) {
                throw failure("The application was not ready after " + timeout.toSeconds()
                        + " seconds; /health/ready returned " + lastResponse + ".");
            }
        }
    }

    private boolean isReady() {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            lastResponse = new Response(response.statusCode(), response.body());
            return response.statusCode() == 200;
        } catch (IOException notYet) {
            lastResponse = Response.NONE;
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("Waiting for the application was interrupted.", e);
        }
    }

    private boolean exitsWithinPollInterval() {
        try {
            return process.waitFor(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("Waiting for the application was interrupted.", e);
        }
    }

    private StartupException failure(String sentence) {
        return new StartupException(sentence + " (Log file: " + log + ")");
    }
}
