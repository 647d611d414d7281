package org.brokerconnect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Checks a page at the widths of a phone and of a wide screen, in light and dark: no accessibility violation and no
 * horizontal overflow. Screenshots go to {@code target/screenshots}.
 */
final class VisualChecks {

    private static final List<Integer> WIDTHS = List.of(360, 1440);
    private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final int NARROWEST = 320;
    private static final int HEIGHT = 900;

    /**
     * Scrolls back by the part of a row that the fixed head of its table covers, and takes the rows behind the head out
     * of the measurement: they are no targets of a finger.
     */
    private static final String SHOW_WHOLE_ROWS = """
            async () => {
              const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
              for (const table of document.querySelectorAll('table')) {
                const head = table.tHead?.rows[0]?.cells[0]?.getBoundingClientRect().bottom ?? 0;
                const top = row => row.getBoundingClientRect().top;
                const rows = () => [...table.querySelectorAll('tbody tr')];
                const covered = rows().find(row => top(row) < head && row.getBoundingClientRect().bottom > head);
                if (covered) window.scrollBy(0, Math.floor(top(covered) - head));
                await frame();
                await frame();
                rows().forEach(row => { row.style.visibility = top(row) < head - 2 ? 'hidden' : ''; });
              }
            }
            """;

    private static final String SHOW_ALL_ROWS =
            "() => document.querySelectorAll('tbody tr').forEach(row => { row.style.visibility = ''; })";

    private VisualChecks() {}

    static void check(Page page, String name) throws IOException {
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            // as high as the page, so that fixed elements cover nothing in the screenshot
            page.setViewportSize(width, Math.max(HEIGHT, height(page)));
            inBothSchemes(page, name + "-%s-" + width);
        }
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    /** Checks one window height of a page that is too long for one screenshot. */
    static void checkWindow(Page page, String name) throws IOException {
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            page.evaluate(SHOW_WHOLE_ROWS);
            inBothSchemes(page, name + "-%s-" + width);
            page.evaluate(SHOW_ALL_ROWS);
        }
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    /** Checks the narrowest width that must not scroll horizontally (WCAG 2.2, 1.4.10). */
    static void checkNarrowest(Page page, String name) throws IOException {
        page.setViewportSize(NARROWEST, HEIGHT);
        page.setViewportSize(NARROWEST, Math.max(HEIGHT, height(page)));
        inBothSchemes(page, name + "-%s-" + NARROWEST);
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    private static void inBothSchemes(Page page, String name) throws IOException {
        for (ColorScheme scheme : SCHEMES) {
            // without motion no colour is captured during a transition
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            String file = name.formatted(scheme.name().toLowerCase(Locale.ROOT));
            BrowserUser.screenshotWindow(page, file);
            // the second scheme changes colours only
            assertThat(scheme == SCHEMES.get(0) ? Axe.violations(page) : Axe.violationsOfColours(page))
                    .as(file)
                    .isEmpty();
            assertThat(overflow(page)).as(file).isZero();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null).setReducedMotion(null));
    }

    private static int height(Page page) {
        return ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
    }

    /** The horizontal overflow of the page, in pixels. */
    private static int overflow(Page page) {
        return ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }
}
