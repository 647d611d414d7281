package org.brokerconnect.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * The settings that have a value and where each comes from. Values of secrets, and passwords in URLs, are masked.
 * Immutable.
 */
public final class SettingsReport {

    private static final String MASK = "*****";
    private static final int MAX_LENGTH = 200;
    private static final int SYSTEM_PROPERTIES = 400;
    private static final int ENVIRONMENT = 300;
    private static final Pattern SECRET = Pattern.compile("password|keyset|secret");
    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("(?i)(?<=//)([^/@]*?):[^/@]*@|([?&;][^=&;]*(?:password|secret|token)[^=&;]*=)[^&;]*");

    /** Settings that no class takes: of the database, of the server's verification of tokens, and of a servlet. */
    private static final List<String> OTHERS = List.of(
            "db.url",
            "db.user",
            "db.password",
            "db.data-source",
            "metrics.password",
            "mp.jwt.verify.publickey",
            "mp.jwt.verify.publickey.algorithm",
            "mp.jwt.verify.publickey.location");

    /** Settings of MicroProfile Fault Tolerance for a method of the application. */
    private static final String FAULT_TOLERANCE = "org.brokerconnect.";

    /** The form of the names of settings; those of the JVM, such as {@code http.proxyHost}, have another. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*\\.[a-z0-9]+(?:-[a-z0-9]+)+");

    private final SortedMap<String, Entry> entries = new TreeMap<>();
    private final SortedSet<String> unknown = new TreeSet<>();

    /** @param isDefault whether the value is that of the release */
    private record Entry(String value, String origin, boolean isDefault) {}

    private SettingsReport() {}

    /** Reads all settings of the application in this configuration. */
    public static SettingsReport of(Config config) {
        SettingsReport report = new SettingsReport();
        Map<String, String> released = ReleasedSettings.of(config);
        SortedSet<String> names = names(config);
        names.forEach(
                name -> entry(config, name, released.get(name)).ifPresent(entry -> report.entries.put(name, entry)));
        Set<String> groups = names.stream().map(SettingsReport::group).collect(Collectors.toSet());
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> NAME.matcher(name).matches() && groups.contains(group(name)))
                .filter(name -> !names.contains(name) && isNamedExactly(config, name))
                .forEach(report.unknown::add);
        return report;
    }

    private static String group(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    /** Not if a server made the name from that of an environment variable, which can belong to another program. */
    private static boolean isNamedExactly(Config config, String name) {
        return config.getConfigValue(name).getSourceOrdinal() != ENVIRONMENT;
    }

    /** The names of all settings that the application has. */
    static SortedSet<String> names(Config config) {
        SortedSet<String> names = new TreeSet<>(OTHERS);
        names.addAll(ReleasedSettings.of(config).keySet());
        SettingsClasses.names().forEach(names::add);
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(FAULT_TOLERANCE))
                .forEach(names::add);
        return names;
    }

    /** @param released the default; null for none */
    private static Optional<Entry> entry(Config config, String name, String released) {
        try {
            ConfigValue value = config.getConfigValue(name);
            return Optional.ofNullable(value.getValue())
                    .filter(text -> !text.isEmpty())
                    .map(text -> new Entry(shown(name, text), origin(value), text.equals(released)));
        } catch (InvalidSettingException unreadable) {
            return Optional.of(new Entry("(unreadable)", new SecretFiles().getName(), false));
        }
    }

    private static String origin(ConfigValue value) {
        return switch (value.getSourceOrdinal()) {
            case SYSTEM_PROPERTIES -> "system property";
            case ENVIRONMENT -> "environment";
            default -> value.getSourceName();
        };
    }

    private static String shown(String name, String value) {
        if (SECRET.matcher(name).find()) {
            return MASK;
        }
        String text = PASSWORD_IN_URL
                .matcher(value)
                .replaceAll(match -> match.group(1) != null ? "$1:" + MASK + "@" : "$2" + MASK)
                .replaceAll("\\p{Cntrl}", " ");
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    }

    /** The shown value of each setting that has one, by name. */
    public Map<String, String> values() {
        return entries.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().value(), (one, other) -> one, TreeMap::new));
    }

    /** Names of settings in a group of the application's that it does not have, such as misspelled ones. */
    public SortedSet<String> unknown() {
        return Collections.unmodifiableSortedSet(unknown);
    }

    /**
     * The report for the log of a server, in several lines: the settings that differ from the release, where each comes
     * from, names that are unknown, and what is wrong.
     *
     * @param faults one sentence for each
     */
    public String text(List<String> faults) {
        List<String> lines = new ArrayList<>();
        entries.forEach((name, entry) -> {
            if (!entry.isDefault()) {
                lines.add("  " + name + " = " + entry.value() + "  (" + entry.origin() + ")");
            }
        });
        lines.add(0, "Settings: " + lines.size() + " set, the others by default; " + verdict(faults));
        unknown.forEach(name -> lines.add("  UNKNOWN: " + name + " is set, but there is no such setting"));
        faults.forEach(fault -> lines.add("  FAULT: " + fault));
        return String.join(System.lineSeparator(), lines);
    }

    private static String verdict(List<String> faults) {
        return switch (faults.size()) {
            case 0 -> "no fault found";
            case 1 -> "1 fault, which stops the start";
            default -> faults.size() + " faults, which stop the start";
        };
    }
}
