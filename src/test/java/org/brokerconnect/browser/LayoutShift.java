package org.brokerconnect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Measures cumulative layout shift, a web vital that is good below 0.1; this application has half of it. */
final class LayoutShift {

    private static final double GOOD = 0.05;

    private LayoutShift() {}

    /** Starts measuring with the next load of the page. */
    static void startMeasuring(Page page) {
        page.addInitScript("""
                window.shifted = 0;
                window.shifts = [];
                const describe = ({ node, previousRect: from, currentRect: to }) =>
                  `${node?.textContent?.slice(0, 40)} from ${from.top}+${from.height} to ${to.top}+${to.height}`;
                new PerformanceObserver(seen => seen.getEntries().forEach(each => {
                  window.shifted += each.value;
                  window.shifts.push(each.sources.map(describe));
                })).observe({ type: 'layout-shift', buffered: true });
                """);
    }

    static void assertGood(Page page) {
        assertThat(((Number) page.evaluate("() => window.shifted")).doubleValue())
                .as("cumulative layout shift: " + page.evaluate("() => window.shifts.flat().join('; ')"))
                .isLessThan(GOOD);
    }
}
