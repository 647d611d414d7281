package org.brokerconnect.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The figures of this run, written to {@code target/bench} after each one. */
final class Report {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Figure> FIGURES = new ArrayList<>();

    private Report() {}

    static synchronized void add(Figure figure) {
        FIGURES.add(figure);
        FIGURES.sort(Comparator.comparing(Figure::id));
        List<String> lines = new ArrayList<>(List.of(
                "# Measured " + machine(),
                "",
                "| | figure | measured | limit | ratio | target | |",
                "|---|---|---|---|---|---|---|"));
        FIGURES.forEach(each -> lines.add(each.line()));
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve("report.md"), lines);
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(FOLDER.resolve("report.json").toFile(), FIGURES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(figure.line());
    }

    private static String machine() {
        return "on %d processors, %s %s, JDK %s, server %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        System.getProperty("server", "payara-micro"));
    }
}
