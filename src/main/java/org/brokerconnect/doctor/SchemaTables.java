package org.brokerconnect.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables: all migrations applied, no table missing, text compared byte for byte, transactional. */
final class SchemaTables {

    private static final String HISTORY = "schema_history";
    private static final Pattern TABLE = Pattern.compile("(?im)^(create|drop) table (?:if (?:not )?exists )?(\\w+)");

    private static final String TABLES = "select table_name from information_schema.tables"
            + " where table_schema = database() and table_type = 'BASE TABLE'";

    private static final String OTHER_COLLATIONS =
            "select concat(c.table_name, '.', c.column_name, ' (', c.collation_name, ')')"
                    + " from information_schema.columns c join information_schema.tables t"
                    + " on t.table_schema = c.table_schema and t.table_name = c.table_name"
                    + " where c.table_schema = database() and t.table_type = 'BASE TABLE'"
                    + " and c.table_name <> '" + HISTORY + "' and c.collation_name is not null"
                    + " and c.collation_name not like '%\\_nopad\\_bin' order by 1";

    private static final String OTHER_ENGINES = TABLES + " and engine <> 'InnoDB' order by 1";

    private SchemaTables() {}

    static List<Finding> examine(Examination set, Connection connection) throws SQLException {
        Set<String> tables = new TreeSet<>(Rows.of(connection, TABLES));
        if (!tables.contains(HISTORY)) {
            return List.of(Finding.warning("schema-absent"));
        }
        List<Finding> findings = new ArrayList<>();
        addIfAny(findings, "migration-failed", Rows.of(connection, history("success = 0")));
        Set<String> missing = new TreeSet<>(set.migrations());
        List<String> known = Rows.of(connection, history("true"));
        missing.removeAll(known);
        addIfAny(findings, "migration-missing", missing);
        addIfAny(findings, "migration-unknown", newer(set, known));
        Set<String> lost = expected(set.migrations(), missing);
        lost.removeAll(tables);
        addIfAny(findings, "table-missing", lost);
        addIfAny(findings, "column-collation", Rows.of(connection, OTHER_COLLATIONS));
        addIfAny(findings, "table-engine", Rows.of(connection, OTHER_ENGINES));
        return findings;
    }

    private static String history(String condition) {
        return "select script from " + HISTORY + " where version is not null and " + condition
                + " order by installed_rank";
    }

    private static List<String> newer(Examination set, List<String> known) {
        return known.stream()
                .filter(script -> !set.migrations().contains(script))
                .toList();
    }

    private static void addIfAny(List<Finding> findings, String code, Collection<String> names) {
        if (!names.isEmpty()) {
            findings.add(Finding.fault(code, names.stream().collect(Collectors.joining(", "))));
        }
    }

    /** The tables that the applied migrations leave. */
    private static Set<String> expected(Set<String> migrations, Set<String> missing) {
        Set<String> expected = new TreeSet<>();
        migrations.stream()
                .filter(script -> !missing.contains(script))
                .sorted(Comparator.comparingInt(SchemaTables::version))
                .forEach(script -> apply(text(script), expected));
        return expected;
    }

    private static int version(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf("__")));
    }

    private static void apply(String script, Set<String> tables) {
        Matcher statement = TABLE.matcher(script);
        while (statement.find()) {
            if (statement.group(1).equalsIgnoreCase("create")) {
                tables.add(statement.group(2));
            } else {
                tables.remove(statement.group(2));
            }
        }
    }

    private static String text(String script) {
        try (InputStream text = SchemaTables.class.getResourceAsStream("/db/migration/" + script)) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
