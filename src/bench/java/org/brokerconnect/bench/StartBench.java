package org.brokerconnect.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B8: start to ready and the memory then, beside an application that does nothing on the same server. */
@WithTestEnvironment
class StartBench {

    private static final int STARTS = Scale.of("bench.starts", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String WEB_XML = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"/>";

    @TempDir
    private Path folder;

    private final TestEnvironment environment;

    StartBench(TestEnvironment environment) {
        this.environment = environment;
    }

    private record Start(double seconds, double mib) {}

    private static Start start(ApplicationServer server) {
        List<ProcessHandle> others = Processes.servers();
        long begin = System.nanoTime();
        server.start(PATIENCE);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double mib = Processes.servers().stream()
                .filter(process -> !others.contains(process))
                .mapToDouble(Processes::residentMib)
                .max()
                .orElseThrow();
        server.stop();
        return new Start(seconds, mib);
    }

    private Path emptyWar() throws IOException {
        Path war = folder.resolve("empty.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            zip.write(WEB_XML.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return war;
    }

    @Test
    void start_to_ready() throws Exception {
        List<Start> product = new ArrayList<>();
        List<Start> empty = new ArrayList<>();
        try (ApplicationServer ours = environment.another("start", Map.of());
                ApplicationServer bare = environment.anotherVersion(emptyWar(), "start-empty", Map.of())) {
            for (int round = 0; round < STARTS; round++) {
                empty.add(start(bare));
                product.add(start(ours));
            }
        }
        report(
                "B8",
                "start to ready, s",
                product.stream().map(Start::seconds).toList(),
                empty.stream().map(Start::seconds).toList(),
                1.4);
        report(
                "B8m",
                "resident memory after the start, MiB",
                product.stream().map(Start::mib).toList(),
                empty.stream().map(Start::mib).toList(),
                1.3);
    }

    private static void report(String id, String what, List<Double> product, List<Double> empty, double most) {
        double times = Figure.median(product) / Figure.median(empty);
        Report.add(new Figure(id, what, product, empty, "at most %.1f × the limit".formatted(most), times <= most));
    }
}
