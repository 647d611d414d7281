package org.brokerconnect.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * docs/settings.md, from the comments in {@code META-INF/microprofile-config.properties}. A line {@code # key=value} or
 * {@code # key} is a setting without a default; a comment describes the settings up to the next comment.
 */
final class SettingsPage {

    private static final String HEAD = """
            # Settings

            Generated from `META-INF/microprofile-config.properties`; `SettingsPageTest` compares both.

            System properties and environment variables override the defaults: `app.public-url` is `APP_PUBLIC_URL` in
            the environment. A number without a range must be at least 1, and a number of days at most 36500.

            A server checks all settings together when it starts. One record in its log lists those that are set,
            where each comes from, names that are unknown, and everything that is wrong; values of secrets are
            masked. A wrong setting stops the start, an unknown one does not. `java -jar broker-connect-ctl.jar
            settings check` makes the same checks without a server, and prints all values.

            ```
            Settings: 7 set, the others by default; 3 faults, which stop the start
              app.public-url = http://broker.example.com  (environment)
              db.password = *****  (environment)
              db.url = jdbc:mariadb://db.example.com/brokerconnect  (environment)
              history.interval-minutes = 0  (environment)
              mp.jwt.verify.issuer = https://id.example.com/realms/people  (environment)
              mp.jwt.verify.publickey.location = https://id.example.com/realms/people/keys  (environment)
              upkeep.batch = 0  (system property)
              FAULT: The setting history.interval-minutes must be at least 1
              FAULT: The setting upkeep.batch must be between 1 and 10000
              FAULT: The setting app.public-url is not encrypted: use https; \
            for a demonstration, set app.allow-demo-settings=true
            ```

            Secrets can be in files: `METRICS_PASSWORD_FILE` in the environment names the file with the value of
            `metrics.password`, and the folder in `SECRETS_DIRECTORY` can have a file `metrics.password` or
            `METRICS_PASSWORD`. This is the same on every server, with one exception: a data source of the server
            (`db.data-source`) reads `db.url`, `db.user` and `db.password` as its server does.
            """;

    private static final Pattern GROUP = Pattern.compile("# --- (.+) ---");
    private static final Pattern SETTING = Pattern.compile("(# )?([A-Za-z][\\w-]*\\.[\\w./-]+)(?:=(.*))?");
    private static final Map<String, String> UNITS =
            Map.of("-millis", "ms", "-seconds", "s", "-minutes", "min", "-hours", "h", "-days", "days", "-kib", "KiB");

    private final StringBuilder page = new StringBuilder(HEAD);
    private final List<String> comment = new ArrayList<>();
    private boolean isDescribed;

    private SettingsPage() {}

    /** @param lines of the properties file */
    static String of(List<String> lines) {
        SettingsPage page = new SettingsPage();
        lines.forEach(page::add);
        return page.page.toString();
    }

    private void add(String line) {
        Matcher group = GROUP.matcher(line);
        Matcher setting = SETTING.matcher(line);
        if (group.matches()) {
            comment.clear();
            page.append("\n## ").append(capitalised(group.group(1)));
            page.append("\n\n| setting | in the environment | unit | default | meaning |\n|---|---|---|---|---|\n");
        } else if (setting.matches()) {
            addRow(setting.group(2), setting.group(1) == null ? setting.group(3) : null);
            isDescribed = true;
        } else if (line.startsWith("# ")) {
            if (isDescribed) {
                comment.clear();
            }
            isDescribed = false;
            comment.add(line.substring(2));
        } else {
            comment.clear();
        }
    }

    /** @param value the default; null for none */
    private void addRow(String name, String value) {
        String shown = value == null ? "" : value.isEmpty() ? "empty" : "`" + value + "`";
        page.append("| `%s` | `%s` | %s | %s | %s |\n"
                .formatted(name, environment(name), unit(name), shown, String.join(" ", comment)));
    }

    /** The name by the rules of MicroProfile Config. */
    private static String environment(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String unit(String name) {
        return UNITS.entrySet().stream()
                .filter(unit -> name.contains(unit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
