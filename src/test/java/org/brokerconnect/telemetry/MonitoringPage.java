package org.brokerconnect.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of metrics in docs/monitoring.md. */
public final class MonitoringPage {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private MonitoringPage() {}

    /**
     * A metric as the page describes it.
     *
     * @param name without the suffixes of a scrape
     * @param type {@code counter}, {@code gauge} or {@code timer}
     * @param labels the names of all its labels
     * @param isAlwaysPresent whether each scrape has it, also before anything happened
     */
    public record Metric(String name, String type, Set<String> labels, boolean isAlwaysPresent) {

        static Metric of(String row) {
            String[] cells = row.split("\\|");
            String meaning = cells[3].strip();
            Set<String> labels = new TreeSet<>(quoted(cells[2]));
            return new Metric(
                    quoted(cells[1]).get(0),
                    meaning.split("\\W", 2)[0],
                    labels,
                    labels.isEmpty() && !meaning.contains("absent") && !meaning.contains("only with"));
        }
    }

    /** All metrics by name. */
    public static Map<String, Metric> metrics() throws IOException {
        return Files.readAllLines(Path.of("docs", "monitoring.md")).stream()
                .dropWhile(line -> !line.equals("| metric | labels | meaning |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Metric::of)
                .collect(Collectors.toMap(Metric::name, Function.identity()));
    }

    /** The values that the page lists for a label. */
    static List<String> valuesOf(String label) throws IOException {
        return Files.readAllLines(Path.of("docs", "monitoring.md")).stream()
                .filter(line -> line.startsWith("| `" + label + "` | `"))
                .flatMap(line -> Arrays.stream(line.split("\\|")).skip(2))
                .flatMap(cell -> quoted(cell).stream())
                .toList();
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(found -> found.group(1)).toList();
    }
}
