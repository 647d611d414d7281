package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.Test;

/** The totals of small and large accounts at all widths. */
@WithBrowser
class TotalsInBrowserIT {

    /** The last is a wide screen at a zoom of 200 %. */
    private static final List<Integer> WIDTHS = List.of(320, 360, 820, 1440, 720);

    /** About 1, 20 and more than 100 crore rupees. */
    private static final List<Integer> QUANTITIES = List.of(6_000, 120_000, 900_000);

    /** The card may have read the holdings before they changed; answers are served from the cache for seconds. */
    private static final Duration LONGER_THAN_CACHED = Duration.ofMinutes(1);

    /** Texts that overlap another one, or leave the panel, as one description each. */
    private static final String COLLISIONS = """
            () => {
              const isTotals = ({ textContent }) => textContent === 'Your holdings at a glance';
              const heading = [...document.querySelectorAll('h2')].find(isTotals);
              const panel = heading.closest('section').getBoundingClientRect();
              const texts = [...heading.closest('section').querySelectorAll('dt, dd')].map(element => {
                const range = document.createRange();
                range.selectNodeContents(element);
                return { text: element.textContent, box: range.getBoundingClientRect() };
              });
              const overlap = (a, b) =>
                a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
              const faults = texts
                .filter(({ box }) => box.left < panel.left || box.right > panel.right)
                .map(({ text }) => text + ' leaves the panel');
              texts.forEach((one, i) => texts.slice(i + 1).forEach(other => {
                if (overlap(one.box, other.box)) faults.push(one.text + ' overlaps ' + other.text);
              }));
              return texts.length === 8 ? faults : ['there are ' + texts.length + ' texts'];
            }
            """;

    /** The amounts in the table of asset classes that take more than a line or leave their panel. */
    private static final String BROKEN_CELLS = """
            () => [...document.querySelectorAll('table td')].filter(cell => {
              const range = document.createRange();
              range.selectNodeContents(cell.firstChild);
              const panel = cell.closest('section').getBoundingClientRect();
              return range.getClientRects().length !== 1 || range.getBoundingClientRect().right > panel.right;
            }).map(cell => cell.textContent)
            """;

    private final TestEnvironment environment;
    private final Chromium chromium;
    private final Instant noon = PortfolioPage.noonOfATradingDay();

    TotalsInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @SuppressWarnings("unchecked")
    private static List<String> collisions(Page page) {
        return (List<String>) page.evaluate(COLLISIONS);
    }

    @Test
    void amounts_never_overlap_or_leave_their_panel() throws Exception {
        KiteSandbox sandbox = environment.sandbox();
        sandbox.clock().set(noon);
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.setUp(user).connected();
            Page page = user.page();
            for (int quantity : QUANTITIES) {
                sandbox.setHolding("AB1234", "NSE:INFY", quantity);
                sandbox.clock().advance(LONGER_THAN_CACHED);
                portfolioPage.portfolio();
                page.reload();
                assertThat(portfolioPage.panel("Your holdings at a glance"))
                        .containsText(Pattern.compile("₹[\\d,]{11,}\\.\\d\\d"));
                for (int width : WIDTHS) {
                    page.setViewportSize(width, Chromium.HEIGHT);
                    BrowserUser.screenshotWindow(page, "totals-" + quantity + "-" + width);
                    assertThat(collisions(page))
                            .as("%s shares at %s px", quantity, width)
                            .isEmpty();
                }
                page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
            }
        }
    }

    @Test
    void amounts_of_asset_classes_stay_on_one_line_in_their_panel() throws Exception {
        KiteSandbox sandbox = environment.sandbox();
        sandbox.clock().set(noon);
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            sandbox.setHolding("AB1234", "NSE:INFY", QUANTITIES.get(QUANTITIES.size() - 1));
            PortfolioPage portfolioPage = PortfolioPage.connected(user);
            Page page = user.page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Overview"))
                    .click();
            assertThat(portfolioPage.panel("Net worth").getByRole(AriaRole.TABLE))
                    .containsText(Pattern.compile("₹[\\d,]{11,}\\.\\d\\d"));

            for (int width : WIDTHS) {
                page.setViewportSize(width, Chromium.HEIGHT);
                BrowserUser.screenshotWindow(page, "asset-classes-" + width);
                assertThat((List<?>) page.evaluate(BROKEN_CELLS))
                        .as("%s px", width)
                        .isEmpty();
            }
        }
    }
}
