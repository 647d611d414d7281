package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portfolio page without data, while loading, after failures, and with very many holdings. */
@WithBrowser
class PortfolioStatesInBrowserIT {

    private static final String CLIENT = "AB1234";

    /** The holdings of the sandbox client's file. */
    private static final int USUAL_HOLDINGS = 11;

    private static final int MORE_HOLDINGS = 250;

    /** The rows in the window, plus the overscan before and after it. */
    private static final int MAX_RENDERED_ROWS = 60;

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;
    private final Chromium chromium;
    private Instant noon;

    PortfolioStatesInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
        sandbox = environment.sandbox();
    }

    @BeforeEach
    void stop_at_noon_of_a_trading_day() {
        noon = PortfolioPage.noonOfATradingDay();
        sandbox.clock().set(noon);
    }

    @Test
    void an_account_without_holdings_is_not_an_error() throws Exception {
        sandbox.instruments().all().forEach(each -> sandbox.setHolding(CLIENT, each.key(), 0));
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();

            portfolioPage.assertIsLive();
            assertThat(heading(portfolioPage.panel("Holdings"), "No holdings in this account"))
                    .isVisible();
            assertThat(heading(portfolioPage.panel("Allocation"), "No allocation yet"))
                    .isVisible();
            assertThat(portfolioPage.panel("Your holdings at a glance")).containsText("₹0.00");
            assertThat(portfolioPage.panel("Value over time").getByRole(AriaRole.SLIDER))
                    .isVisible();
            VisualChecks.check(user.page(), "portfolio-empty");
        }
    }

    @Test
    void loading_data_reserves_its_space() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            // before the connections page reads the value of the account
            List<Route> waiting = hold(user.page());
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();

            for (String name : List.of("Your holdings at a glance", "Value over time", "Allocation", "Holdings")) {
                assertThat(portfolioPage
                                .panel(name)
                                .getByRole(
                                        AriaRole.STATUS,
                                        new Locator.GetByRoleOptions().setName("Loading your portfolio")))
                        .isVisible();
            }
            VisualChecks.check(user.page(), "portfolio-loading");

            release(user.page(), waiting);
            portfolioPage.assertIsLive();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1440})
    void arriving_data_causes_no_layout_shift(int width) {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            Page page = user.page();
            page.setViewportSize(width, Chromium.HEIGHT);
            LayoutShift.startMeasuring(page);
            List<Route> waiting = hold(page);
            page.reload();
            assertThat(portfolioPage.panel("Your holdings at a glance").getByRole(AriaRole.STATUS))
                    .isVisible();

            release(page, waiting);
            portfolioPage.assertIsLive();
            assertThat(portfolioPage.panel("Value over time").getByRole(AriaRole.SLIDER))
                    .isVisible();

            LayoutShift.assertGood(page);
        }
    }

    @Test
    void a_failure_without_saved_data_is_explained_and_can_be_retried() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            user.expectConsoleError("503");
            // before the connections page reads the value of the account
            sandbox.faults().add(Fault.on("GET", "/portfolio/holdings", FaultKind.UNAVAILABLE));
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();

            Locator totals = portfolioPage.panel("Your holdings at a glance");
            assertThat(totals.getByRole(AriaRole.ALERT)).containsText("Your holdings could not be loaded");
            assertThat(totals.getByText("Live", new Locator.GetByTextOptions().setExact(true)))
                    .hasCount(0);
            portfolioPage.selectTab("Funds");
            assertThat(portfolioPage.panel("Funds")).containsText("₹99,725.05");
            portfolioPage.selectTab("Holdings");
            VisualChecks.check(user.page(), "portfolio-failed");

            sandbox.faults().clear();
            sandbox.clock().set(noon.plusSeconds(60));
            BrowserUser.button(totals, "Try again").click();
            portfolioPage.assertIsLive();
        }
    }

    @Test
    void of_many_holdings_only_rows_near_the_window_are_rendered() throws Exception {
        sandbox.instruments().addSynthetic(MORE_HOLDINGS).forEach(each -> sandbox.setHolding(CLIENT, each.key(), 1));
        int all = USUAL_HOLDINGS + MORE_HOLDINGS;
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            Page page = user.page();
            Locator rows = portfolioPage.panel("Holdings").locator("tr[aria-rowindex]");
            assertThat(page.getByText(all + " holdings")).isVisible();
            assertThat(row(page, 2)).isVisible();
            assertThat(row(page, all + 1)).hasCount(0);
            assertThat(rows.count()).isLessThan(MAX_RENDERED_ROWS);

            page.evaluate("() => window.scrollTo(0, document.documentElement.scrollHeight)");

            assertThat(row(page, all + 1)).isVisible();
            assertThat(rows.count()).isLessThan(MAX_RENDERED_ROWS);
            VisualChecks.checkWindow(page, "portfolio-many");
            page.getByRole(AriaRole.SEARCHBOX).fill("synth250");
            assertThat(page.getByText("1 of " + all + " holdings")).isVisible();
            assertThat(portfolioPage.row("SYNTH250")).isVisible();
        }
    }

    @Test
    void with_reduced_motion_price_changes_are_not_animated() {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            Page page = user.page();
            portfolioPage.assertIsLive();
            assertThat(page.getByText("Live prices", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            // counts from the second frame on: animations that began before may still be reported in the first
            page.evaluate("""
                    async () => {
                      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
                      window.moved = 0
                      for (const kind of ['animationstart', 'transitionrun'])
                        document.addEventListener(kind, () => window.moved++)
                    }
                    """);

            priceBecomes(portfolioPage, 1777.25, "1,77");
            assertThat(page.evaluate("() => window.moved")).isEqualTo(0);

            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
            priceBecomes(portfolioPage, 1444.25, "1,44");
            page.waitForFunction("() => window.moved > 0");
        }
    }

    private void priceBecomes(PortfolioPage portfolioPage, double rupees, String begin) {
        sandbox.market().setPrice(sandbox.instruments().require("NSE:INFY"), rupees);
        sandbox.sockets().tick();
        assertThat(portfolioPage.row("INFY")).containsText(begin);
    }

    /** Delays the page's portfolio requests until they are released. */
    private static List<Route> hold(Page page) {
        List<Route> waiting = new ArrayList<>();
        page.route("**/api/portfolio/**", waiting::add);
        return waiting;
    }

    private static void release(Page page, List<Route> waiting) {
        page.unroute("**/api/portfolio/**");
        waiting.forEach(Route::resume);
    }

    private static Locator heading(Locator part, String name) {
        return part.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(name));
    }

    /** A row by its index, counted from the heading. */
    private static Locator row(Page page, int place) {
        return page.locator("tr[aria-rowindex='" + place + "']");
    }
}
