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
 * Waits for an application on Payara Micro. The server says that it is ready even when the deployment has failed, so only the application's
 * own {@code /health/ready} counts; the log is asked for nothing but the reason.
 */
final class Readiness {

    /** What {@code /health/ready} said; status 0 if nothing. */
    private record Answer(int status, String body) {

        static final Answer NONE = new Answer(0, "nothing");

        /** Whether waiting will not help, once the server has done all it does at start. */
        boolean isHopeless() {
            return status == 500 || body.contains("No Application deployed");
        }

        String verdict() {
            return status == 500 ? "The application cannot work" : "The application was not deployed";
        }
    }

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Process process;
    private final HttpRequest question;
    private final ServerLog lines;
    private final Path log;
    private Answer lastAnswer = Answer.NONE;

    Readiness(Process process, URI url, ServerLog lines, Path log) {
        this.process = process;
        this.question = HttpRequest.newBuilder(url.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        this.lines = lines;
        this.log = log;
    }

    /** @throws StartFailure as soon as it is clear that the application will not become ready */
    void await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        // a server that is started again serves what it kept, and then deploys it once more
        while (!(lines.hasBooted() && isReady())) {
            if (exitsBeforeNextLook()) {
                throw failure("Payara Micro ended with exit code " + process.exitValue() + ": " + lines.cause());
            }
            if (lastAnswer.isHopeless() && lines.hasBooted() && !isReady() && lastAnswer.isHopeless()) {
                throw failure(lastAnswer.verdict() + ": " + lines.cause());
            }
            if (System.nanoTime() > end) {
                throw failure("The application was not ready after " + patience.toSeconds()
                        + " seconds; /health/ready says " + lastAnswer + ".");
            }
        }
    }

    private boolean isReady() {
        try {
            HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
            lastAnswer = new Answer(answer.statusCode(), answer.body());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            lastAnswer = Answer.NONE;
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Waiting for the application was interrupted.", e);
        }
    }

    private boolean exitsBeforeNextLook() {
        try {
            return process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Waiting for the application was interrupted.", e);
        }
    }

    private StartFailure failure(String sentence) {
        return new StartFailure(sentence + " (The whole log: " + log + ")");
    }
}
