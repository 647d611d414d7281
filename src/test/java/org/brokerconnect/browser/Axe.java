package org.brokerconnect.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks the rules of WCAG 2.2, levels A and AA, that axe can check. */
public final class Axe {

    private static final Path SCRIPT = Path.of("src", "main", "frontend", "node_modules", "axe-core", "axe.min.js");
    private static final String CHECK = """
            () => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(found =>
              found.violations.map(rule =>
                `${rule.id}: ${rule.help} (${rule.nodes.map(node => node.target).join('; ')})`))
            """;

    private Axe() {}

    /** One sentence for each violated rule, with the elements; empty if none. */
    public static List<String> violations(Page page) throws IOException {
        // evaluated, because the content security policy of the page refuses an added script
        page.evaluate(Files.readString(SCRIPT));
        return ((List<?>) page.evaluate(CHECK)).stream().map(String::valueOf).toList();
    }
}
