package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.brokerconnect.journey.Stack;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The portfolio as people see it: real numbers that move, and words about them that are true whatever the broker does. */
@WithBrowser
class PortfolioInBrowserIT {

    /** A price is on the page within a second; a busy machine may add to that. */
    private static final Duration AT_MOST = Duration.ofSeconds(1).plusSeconds(2);

    private final Stack stack;
    private final KiteSandbox sandbox;
    private final Chromium chromium;
    private Instant noon;

    PortfolioInBrowserIT(Stack stack, Chromium chromium) {
        this.stack = stack;
        this.chromium = chromium;
        sandbox = stack.sandbox();
    }

    @BeforeEach
    void in_the_middle_of_a_trading_day() {
        noon = PortfolioVisit.noonOfATradingDay();
        sandbox.clock().set(noon);
        sandbox.market().overrideOpen(true);
    }

    @Test
    void who_never_connected_sees_an_unmistakable_sample() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            PortfolioVisit visit = PortfolioVisit.begun(visitor, noon).portfolio();
            Page page = visitor.page();

            visit.everyPanelSays("Sample data");
            assertThat(page.getByText("Sample data. The companies and amounts are made up."))
                    .isVisible();
            assertThat(visit.row("SAMPLEBANK")).containsText("₹53,680.00");
            Looks.at(visitor.page(), "portfolio-sample");

            Visitor.authorise(page.waitForPopup(
                    () -> Visitor.button(visit.panel("Holdings"), "Connect Zerodha: " + PortfolioVisit.LABEL)
                            .click()));

            visit.everyPanelSays("Live");
            assertThat(visit.row("INFY")).isVisible();
        }
    }

    @Test
    void every_part_of_a_live_account_can_be_used_by_everybody() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            PortfolioVisit visit =
                    PortfolioVisit.begun(visitor, noon).connected().portfolio();
            Page page = visitor.page();

            visit.everyPanelSays("Live");
            assertThat(visit.row("RELIANCE")).containsText("15 T1 (awaiting delivery)");
            assertThat(visit.row("HDFCBANK")).containsText("150 pledged");
            assertThat(visit.row("TATASTEEL")).containsText("plus 1,000 MTF shares");
            assertThat(visit.row("WIPRO")).containsText("Cost uncertain");
            assertThat(page.getByRole(
                            AriaRole.LIST,
                            new Page.GetByRoleOptions().setName("Share of current value by holding")))
                    .isVisible();
            // the day's first point comes with the first answer, and not when the page asks again after ten seconds
            assertThat(visit.panel("Value over time").getByRole(AriaRole.SLIDER))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(5_000));
            Looks.at(visitor.page(), "portfolio-live");

            visit.choose("Positions");
            assertThat(visit.row("AXISBANK")).containsText("Closed");
            Looks.at(visitor.page(), "portfolio-positions");
            visit.choose("Mutual funds");
            assertThat(page.getByText("PARAG PARIKH FLEXI CAP FUND - DIRECT PLAN"))
                    .isVisible();
            Looks.at(visitor.page(), "portfolio-mutual-funds");
            visit.choose("Funds");
            assertThat(visit.panel("Funds")).containsText("₹99,725.05");
            Looks.at(visitor.page(), "portfolio-funds");
        }
    }

    @Test
    void prices_arrive_within_a_second_and_stop_when_the_page_is_left() {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            PortfolioVisit visit =
                    PortfolioVisit.begun(visitor, noon).connected().portfolio();
            Page page = visitor.page();
            assertThat(page.getByText("Live prices", new Page.GetByTextOptions().setExact(true))).isVisible();
            String before = visit.panel("Your holdings at a glance").innerText();

            Instrument infosys = sandbox.instruments().require("NSE:INFY");
            sandbox.market().setPrice(infosys, 1777.25);
            long begin = System.nanoTime();
            sandbox.sockets().tick();

            assertThat(visit.row("INFY"))
                    .containsText(
                            Pattern.compile("1,77\\d\\.\\d\\d"),
                            new LocatorAssertions.ContainsTextOptions().setTimeout(AT_MOST.toMillis()));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_MOST);
            assertThat(visit.panel("Your holdings at a glance")).not().hasText(before);
            Visitor.keep(page, "portfolio-ticks");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Connections"))
                    .click();
            page.waitForCondition(() -> sandbox.sockets().count() == 0);
        }
    }

    @Test
    void a_broker_that_dies_leaves_the_last_numbers_which_say_so_until_it_is_back() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            PortfolioVisit visit =
                    PortfolioVisit.begun(visitor, noon).connected().portfolio();
            visit.everyPanelSays("Live");
            Instant later = later(visitor);

            sandbox.faults().add(Fault.on("GET", "*", FaultKind.DROPPED));
            sandbox.sockets().abort();
            Locator refresh = Visitor.button(visit.panel("Your holdings at a glance"), "Refresh");
            refresh.click();

            visit.everyPanelSays("Saved data");
            assertThat(visitor.page()
                            .getByText(Pattern.compile("^Showing saved data from today at 12:0")))
                    .isVisible();
            assertThat(visit.row("INFY")).isVisible();
            Looks.at(visitor.page(), "portfolio-last-known");

            sandbox.faults().clear();
            visitor.itIs(later.plusSeconds(60));
            sandbox.clock().set(later.plusSeconds(60));
            refresh.click();
            visit.everyPanelSays("Live");
        }
    }

    @Test
    void the_daily_end_leaves_the_last_numbers_and_a_press_brings_live_ones_with_what_changed() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            PortfolioVisit visit =
                    PortfolioVisit.begun(visitor, noon).connected().portfolio();
            visit.everyPanelSays("Live");

            sandbox.setHolding("AB1234", "NSE:AXISBANK", 3);
            sandbox.setHolding("AB1234", "NSE:TCS", 0);
            Instant morning = noon.plus(Duration.ofHours(21));
            visitor.itIs(morning);
            sandbox.clock().set(morning);

            visit.everyPanelSays("Saved data");
            assertThat(visitor.page().getByText("Login needed", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            Looks.at(visitor.page(), "portfolio-expired");

            visit.logInAgain(Visitor.button(visit.panel("Holdings"), "Reconnect Zerodha: " + PortfolioVisit.LABEL));
            visit.everyPanelSays("Live");
            assertThat(visitor.page().getByText("AXISBANK: new (now 3)")).isVisible();
            assertThat(visitor.page().getByText("TCS: sold or transferred (was 35)")).isVisible();
            Looks.at(visitor.page(), "portfolio-reconnected");
        }
    }

    @Test
    void holdings_are_found_ordered_and_taken_along_with_their_exact_numbers() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            PortfolioVisit visit =
                    PortfolioVisit.begun(visitor, noon).connected().portfolio();
            Page page = visitor.page();
            visit.everyPanelSays("Live");

            Visitor.button(page, "Holding").click();
            assertThat(page.getByRole(AriaRole.ROWHEADER).first()).containsText("BHARTIARTL");
            page.getByRole(AriaRole.SEARCHBOX).fill("bees");
            assertThat(page.getByText("2 of 11 holdings")).isVisible();

            Download file = page.waitForDownload(
                    () -> Visitor.button(page, "Download CSV").click());
            assertThat(file.suggestedFilename()).matches("holdings-my-account-\\d{4}-\\d\\d-\\d\\d\\.csv");
            List<String> lines = Files.readAllLines(file.path(), StandardCharsets.UTF_8);
            assertThat(lines).hasSize(12);
            assertThat(lines.get(1)).startsWith("LIVE,").contains("INFY,INE009A01021", "1378.4258333333335");
        }
    }

    @Test
    void the_way_through_the_parts_and_along_the_picture_needs_no_mouse() {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            PortfolioVisit visit =
                    PortfolioVisit.begun(visitor, noon).connected().portfolio();
            Page page = visitor.page();
            visit.everyPanelSays("Live");

            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Holdings"))
                    .focus();
            page.keyboard().press("ArrowRight");
            assertThat(visit.panel("Positions")).isVisible();
            page.keyboard().press("End");
            assertThat(visit.panel("Funds")).isVisible();

            Locator pointer = visit.panel("Value over time").getByRole(AriaRole.SLIDER);
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

    /** A minute later for everybody: no kept answer is fresh any more. */
    private Instant later(Visitor visitor) {
        Instant later = noon.plusSeconds(300);
        sandbox.clock().set(later);
        visitor.itIs(later);
        return later;
    }
}
