package org.brokerconnect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * VisualChecks at a page as it is now on a phone and on a wide screen, in light and in dark: everybody can use it, nothing runs over its edge, and what it
 * looks like is kept in {@code target/screenshots}.
 */
final class VisualChecks {

    private static final List<Integer> WIDTHS = List.of(360, 1440);
    private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final int NARROWEST = 320;
    private static final int HEIGHT = 900;

    private VisualChecks() {}

    static void check(Page page, String name) throws IOException {
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            // as high as the page, so that what is fixed to the window's edge covers nothing on the picture
            page.setViewportSize(width, Math.max(HEIGHT, height(page)));
            inBothSchemes(page, name + "-%s-" + width);
        }
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    /** The same of a window's height of a page that is too long to be looked at as a whole. */
    static void checkWindow(Page page, String name) throws IOException {
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            inBothSchemes(page, name + "-%s-" + width);
        }
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    /** The same on the narrowest screen that has to do without scrolling sideways (WCAG 2.2, 1.4.10). */
    static void checkNarrowest(Page page, String name) throws IOException {
        page.setViewportSize(NARROWEST, HEIGHT);
        page.setViewportSize(NARROWEST, Math.max(HEIGHT, height(page)));
        inBothSchemes(page, name + "-%s-" + NARROWEST);
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    private static void inBothSchemes(Page page, String name) throws IOException {
        for (ColorScheme scheme : SCHEMES) {
            // without motion no colour is caught half way
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            String kept = name.formatted(scheme.name().toLowerCase(Locale.ROOT));
            BrowserUser.screenshotWindow(page, kept);
            assertThat(Axe.violations(page)).as(kept).isEmpty();
            assertThat(overhang(page)).as(kept).isZero();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null).setReducedMotion(null));
    }

    private static int height(Page page) {
        return ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
    }

    /** By how many pixels the page is wider than its window. */
    private static int overhang(Page page) {
        return ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }
}
