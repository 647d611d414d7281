package org.brokerconnect.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Checks the rules of WCAG 2.2, levels A and AA, that axe can check. */
public final class Axe {

    private static final Path SCRIPT = Path.of("src", "main", "frontend", "node_modules", "axe-core", "axe.min.js");
    private static final String IS_LOADED = "() => 'axe' in window";

    /** {@code resultTypes} leaves out the details of what passed, which take longer than the check. */
    private static final String CHECK = """
            only => axe.run(document, { runOnly: only, resultTypes: ['violations'] }).then(found =>
              found.violations.map(rule =>
                `${rule.id}: ${rule.help} (${rule.nodes.map(node => node.target).join('; ')})`))
            """;

    private static final Map<String, Object> ALL_RULES =
            Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));

    /** The rules whose result depends on colours. */
    private static final Map<String, Object> COLOURS =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

    private Axe() {}

    /** One sentence for each violated rule, with the elements; empty if none. */
    public static List<String> violations(Page page) throws IOException {
        return violations(page, ALL_RULES);
    }

    /** The same for the rules about colours only, for a page whose other rules were checked in another scheme. */
    static List<String> violationsOfColours(Page page) throws IOException {
        return violations(page, COLOURS);
    }

    private static List<String> violations(Page page, Map<String, Object> only) throws IOException {
        if (!(boolean) page.evaluate(IS_LOADED)) {
            // evaluated, because the content security policy of the page refuses an added script
            page.evaluate(Files.readString(SCRIPT));
        }
        return ((List<?>) page.evaluate(CHECK, only))
                .stream().map(String::valueOf).toList();
    }
}
