package org.brokerconnect.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A response of {@code /metrics}, by metric as docs/monitoring.md describes them. */
record Scrape(List<Found> metrics) {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    /** A metric, without the suffixes of its samples; a summary of Prometheus is a timer. */
    record Found(String name, String type, Set<String> labels) {}

    static Scrape of(List<String> lines) {
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches()) {
                types.put(base(type.group(1), type.group(2)), type.group(2).replace("summary", "timer"));
            } else if (sample.matches()) {
                labels.computeIfAbsent(owner(sample.group(1), types), name -> new TreeSet<>())
                        .addAll(labels(sample.group(2)));
            }
        }
        return new Scrape(types.entrySet().stream()
                .filter(type -> !isMaximum(type.getKey(), types))
                .map(type -> new Found(type.getKey(), type.getValue(), labels.getOrDefault(type.getKey(), Set.of())))
                .toList());
    }

    private static String base(String name, String type) {
        return switch (type) {
            case "counter" -> without(name, "_total");
            case "summary" -> without(name, "_seconds");
            default -> name;
        };
    }

    /** The metric of a sample: with its own name, or without the suffix of a counter or timer. */
    private static String owner(String sample, Map<String, String> types) {
        for (String suffix : List.of("_total", "_seconds_count", "_seconds_sum", "_seconds_max")) {
            if (sample.endsWith(suffix) && types.containsKey(without(sample, suffix))) {
                return without(sample, suffix);
            }
        }
        return sample;
    }

    /** The gauge that Micrometer adds to a timer. */
    private static boolean isMaximum(String name, Map<String, String> types) {
        return name.endsWith("_seconds_max") && "timer".equals(types.get(without(name, "_seconds_max")));
    }

    private static Set<String> labels(String text) {
        return text == null
                ? Set.of()
                : LABEL.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static String without(String name, String suffix) {
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    Set<String> names() {
        return metrics.stream().map(Found::name).collect(Collectors.toSet());
    }
}
