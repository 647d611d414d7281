package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.brokerconnect.journey.Latency;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The portfolio page: live numbers, and correct labels while the broker fails. */
@WithBrowser
class PortfolioInBrowserIT {

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;
    private final Chromium chromium;
    private Instant noon;

    PortfolioInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
        sandbox = environment.sandbox();
    }

    @BeforeEach
    void stop_at_noon_of_a_trading_day() {
        noon = PortfolioPage.noonOfATradingDay();
        sandbox.clock().set(noon);
        sandbox.market().overrideOpen(true);
    }

    @Test
    void a_new_connection_shows_a_clearly_labelled_sample() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.setUp(user).portfolio();
            Page page = user.page();

            portfolioPage.assertEveryPanelShowsSampleData();
            assertThat(page.getByText("These are not your holdings")).isVisible();
            assertThat(portfolioPage.row("SAMPLEBANK")).containsText("₹53,680.00");
            VisualChecks.check(user.page(), "portfolio-sample");

            BrowserUser.authorise(
                    page.waitForPopup(() -> BrowserUser.button(page, "Connect Zerodha: " + PortfolioPage.LABEL)
                            .click()));

            portfolioPage.assertIsLive();
            assertThat(portfolioPage.row("INFY")).isVisible();
        }
    }

    @Test
    void every_section_of_a_live_account_is_accessible() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            Page page = user.page();

            portfolioPage.assertIsLive();
            assertThat(portfolioPage.row("RELIANCE")).containsText("15 T1 (awaiting delivery)");
            assertThat(portfolioPage.row("HDFCBANK")).containsText("150 pledged");
            assertThat(portfolioPage.row("TATASTEEL")).containsText("plus 1,000 MTF shares");
            assertThat(portfolioPage.row("WIPRO")).containsText("Cost uncertain");
            assertThat(page.getByRole(
                            AriaRole.LIST, new Page.GetByRoleOptions().setName("Share of current value by holding")))
                    .isVisible();
            // the first point of the day comes with the first answer, not with the next poll after ten seconds
            assertThat(portfolioPage.panel("Value over time").getByRole(AriaRole.SLIDER))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(5_000));
            VisualChecks.check(user.page(), "portfolio-live");

            portfolioPage.selectTab("Positions");
            assertThat(portfolioPage.row("AXISBANK")).containsText("Closed");
            VisualChecks.check(user.page(), "portfolio-positions");
            portfolioPage.selectTab("Mutual funds");
            assertThat(page.getByText("PARAG PARIKH FLEXI CAP FUND - DIRECT PLAN"))
                    .isVisible();
            VisualChecks.check(user.page(), "portfolio-mutual-funds");
            portfolioPage.selectTab("Funds");
            assertThat(portfolioPage.panel("Funds")).containsText("₹99,725.05");
            VisualChecks.check(user.page(), "portfolio-funds");
        }
    }

    @Test
    void a_holding_opens_for_its_details_and_amounts_can_be_hidden() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            Page page = user.page();
            portfolioPage.assertIsLive();

            BrowserUser.button(portfolioPage.row("RELIANCE"), "RELIANCE").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("T1 (awaiting delivery)15");
            assertThat(dialog).containsText("INE002A01018");
            VisualChecks.check(page, "holding");
            page.keyboard().press("Escape");
            assertThat(dialog).hasCount(0);

            BrowserUser.button(page, "Hide amounts").click();
            assertThat(portfolioPage.row("RELIANCE")).not().containsText("₹");
            VisualChecks.check(page, "portfolio-hidden");
            page.reload();
            assertThat(portfolioPage.row("RELIANCE")).containsText("••••");
        }
    }

    @Test
    void a_mutual_fund_and_a_position_open_for_their_details() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            Page page = user.page();
            portfolioPage.assertIsLive();
            Locator dialog = page.getByRole(AriaRole.DIALOG);

            portfolioPage.selectTab("Mutual funds");
            BrowserUser.button(page, "PARAG PARIKH FLEXI CAP FUND - DIRECT PLAN")
                    .click();
            assertThat(dialog).containsText("ISININF879O01027");
            VisualChecks.check(page, "mutual-fund");
            page.keyboard().press("Escape");
            assertThat(dialog).hasCount(0);

            portfolioPage.selectTab("Positions");
            BrowserUser.button(portfolioPage.row("AXISBANK"), "AXISBANK").click();
            assertThat(dialog).containsText("Quantity0");
            VisualChecks.check(page, "position");
            page.keyboard().press("Escape");
            assertThat(dialog).hasCount(0);
        }
    }

    @Test
    void the_overview_shows_the_worth_of_all_accounts() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user);
            Page page = user.page();

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Overview"))
                    .click();

            Locator worth = portfolioPage.panel("Net worth");
            assertThat(worth).containsText("Total value₹");
            assertThat(worth.getByRole(AriaRole.LISTITEM)).containsText("Share100.0%");
            Locator classes = worth.getByRole(
                    AriaRole.TABLE, new Locator.GetByRoleOptions().setName("Allocation by asset class"));
            assertThat(classes.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("Cash")))
                    .containsText("₹3,46,093.30");
            assertThat(worth.getByRole(
                            AriaRole.REGION, new Locator.GetByRoleOptions().setName("Positions (not included)")))
                    .containsText("as of 12:00 pm IST");
            // of the sum and of the account; the asset classes and the positions are as fresh as the sum
            assertThat(worth.getByText("Live", new Locator.GetByTextOptions().setExact(true)))
                    .hasCount(2);
            VisualChecks.check(page, "overview");
            VisualChecks.checkNarrowest(page, "overview");
        }
    }

    /** Sets the price of Infosys, which the tick then changes by less than a rupee. */
    private long timeUntilShown(PortfolioPage portfolioPage, int price) {
        sandbox.market().setPrice(sandbox.instruments().require("NSE:INFY"), price);
        long begin = System.nanoTime();
        sandbox.sockets().tick();
        Pattern shown = Pattern.compile("%,d\\.\\d\\d|%,d\\.\\d\\d".formatted(price - 1, price));
        assertThat(portfolioPage.row("INFY")).containsText(shown);
        return System.nanoTime() - begin;
    }

    @Test
    void prices_arrive_within_a_second_and_stop_when_the_page_is_left() {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            Page page = user.page();
            assertThat(page.getByText("Live prices", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            String before = portfolioPage.panel("Your holdings at a glance").innerText();

            int[] price = {1705};
            Latency.assertMedianWithin(Duration.ofSeconds(1), 7, () -> timeUntilShown(portfolioPage, price[0] += 10));
            assertThat(portfolioPage.panel("Your holdings at a glance")).not().hasText(before);
            BrowserUser.screenshot(page, "portfolio-ticks");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Connections"))
                    .click();
            page.waitForCondition(() -> sandbox.sockets().count() == 0);
        }
    }

    @Test
    void an_outage_shows_labelled_saved_data_until_the_broker_recovers() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            portfolioPage.assertIsLive();
            Instant later = later();

            sandbox.faults().add(Fault.on("GET", "*", FaultKind.DROPPED));
            sandbox.sockets().abort();
            Locator refresh = BrowserUser.button(portfolioPage.panel("Your holdings at a glance"), "Refresh");
            refresh.click();

            portfolioPage.assertIsSaved();
            assertThat(user.page().getByText(Pattern.compile("^Showing saved data from today at 12:0")))
                    .isVisible();
            assertThat(portfolioPage.row("INFY")).isVisible();
            VisualChecks.check(user.page(), "portfolio-last-known");

            sandbox.faults().clear();
            sandbox.clock().set(later.plusSeconds(60));
            refresh.click();
            portfolioPage.assertIsLive();
        }
    }

    @Test
    void after_the_daily_end_a_login_shows_live_data_and_its_changes() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            portfolioPage.assertIsLive();

            sandbox.setHolding("AB1234", "NSE:AXISBANK", 3);
            sandbox.setHolding("AB1234", "NSE:TCS", 0);
            Instant morning = noon.plus(Duration.ofHours(21));
            sandbox.clock().set(morning);

            portfolioPage.assertIsSaved();
            assertThat(user.page().getByText("Login needed", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            VisualChecks.check(user.page(), "portfolio-expired");

            portfolioPage.logInAgain(BrowserUser.button(user.page(), "Reconnect Zerodha: " + PortfolioPage.LABEL));
            portfolioPage.assertIsLive();
            assertThat(user.page().getByText("AXISBANK: new (now 3)")).isVisible();
            assertThat(user.page().getByText("TCS: sold or transferred (was 35)"))
                    .isVisible();
            VisualChecks.check(user.page(), "portfolio-reconnected");
        }
    }

    @Test
    void holdings_are_searched_sorted_and_exported_with_exact_numbers() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            Page page = user.page();
            portfolioPage.assertIsLive();

            BrowserUser.button(page, "Holding").click();
            assertThat(page.getByRole(AriaRole.ROWHEADER).first()).containsText("BHARTIARTL");
            page.getByRole(AriaRole.SEARCHBOX).fill("bees");
            assertThat(page.getByText("2 of 11 holdings")).isVisible();

            assertThat(downloaded(page)).hasSize(3).element(1).asString().contains("BEES");

            page.getByRole(AriaRole.SEARCHBOX).fill("");
            List<String> lines = downloaded(page);
            assertThat(lines).hasSize(12).anySatisfy(line -> assertThat(line)
                    .startsWith("LIVE,")
                    .contains("INFY,INE009A01021", "1378.4258333333335"));
            assertThat(lines.get(1)).contains("BHARTIARTL");
        }
    }

    private static List<String> downloaded(Page page) throws IOException {
        Download file = page.waitForDownload(
                () -> BrowserUser.button(page, "Download CSV").click());
        assertThat(file.suggestedFilename()).matches("holdings-my-account-\\d{4}-\\d\\d-\\d\\d\\.csv");
        return Files.readAllLines(file.path(), StandardCharsets.UTF_8);
    }

    @Test
    void tabs_and_chart_work_by_keyboard() {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.connected(user).portfolio();
            Page page = user.page();
            portfolioPage.assertIsLive();

            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Holdings"))
                    .focus();
            page.keyboard().press("ArrowRight");
            assertThat(portfolioPage.panel("Positions")).isVisible();
            page.keyboard().press("End");
            assertThat(portfolioPage.panel("Funds")).isVisible();

            Locator pointer = portfolioPage.panel("Value over time").getByRole(AriaRole.SLIDER);
            assertThat(pointer).isAttached();
            Locator measure = page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Value"));
            measure.focus();
            page.keyboard().press("ArrowRight");
            assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("P&L")))
                    .isChecked();
            page.keyboard().press("Tab");
            assertThat(pointer).isFocused();
        }
    }

    /** Moves the application by five minutes: cached answers expire. */
    private Instant later() {
        Instant later = noon.plusSeconds(300);
        sandbox.clock().set(later);
        return later;
    }
}
