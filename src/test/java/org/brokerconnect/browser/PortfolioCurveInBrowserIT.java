package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The value over some weeks of a portfolio that was read on each trading day, twice on the last but one. */
@WithBrowser
class PortfolioCurveInBrowserIT {

    private static final int TRADING_DAYS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;
    private final Chromium chromium;
    private final Instant noon = PortfolioPage.noonOfATradingDay();
    private Account account;

    PortfolioCurveInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
        sandbox = environment.sandbox();
    }

    @BeforeEach
    void record_values_of_some_weeks() throws Exception {
        List<LocalDate> days = tradingDays();
        sandbox.clock().set(PortfolioPage.noonOf(days.get(0)));
        account = Person.named("investor", environment).setUp();
        for (LocalDate day : days.subList(0, TRADING_DAYS - 1)) {
            connectAndRead(PortfolioPage.noonOf(day));
        }
        // closing prices, after which a purchase is told apart from a gain
        connectAndRead(PortfolioPage.noonOf(days.get(TRADING_DAYS - 2)).plus(Duration.ofHours(6)));
        connectAndRead(noon);
    }

    private void connectAndRead(Instant time) throws Exception {
        sandbox.clock().set(time);
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
        readLive();
    }

    private void readLive() throws Exception {
        assertThat(read("").path("source").asText()).isEqualTo("LIVE");
    }

    /** Oldest first, up to the current day. */
    private List<LocalDate> tradingDays() {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = LocalDate.ofInstant(noon, PortfolioPage.INDIA);
                days.size() < TRADING_DAYS;
                day = day.minusDays(1)) {
            if (!PortfolioPage.isClosed(day)) {
                days.add(day);
            }
        }
        Collections.reverse(days);
        return days;
    }

    private JsonNode read(String part) throws Exception {
        return JSON.readTree(
                account.person().get("/api/portfolio/" + account.id() + part).body());
    }

    @Test
    void each_day_is_a_point_of_the_chart_and_a_row_of_its_table() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.signedIn(user).portfolio();
            Page page = user.page();
            Locator panel = portfolioPage.panel("Value over time");
            portfolioPage.assertIsLive();
            Locator pointer = panel.getByRole(AriaRole.SLIDER);
            assertThat(pointer).hasAttribute("max", String.valueOf(TRADING_DAYS - 1));
            saveScreenshots(page);
            VisualChecks.check(page, "portfolio-curve");

            panel.getByText("Show as a table").click();
            Locator rows = panel.getByRole(AriaRole.TABLE).locator("tbody tr");
            assertThat(rows).hasCount(TRADING_DAYS);
            assertThat(column(rows, 2)).isEqualTo(newestFirst("value"));
            assertThat(column(rows, 4)).isEqualTo(newestFirst("profit"));
            panel.getByText("Show as a table").click();

            page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Value"))
                    .focus();
            page.keyboard().press("ArrowRight");
            pointer.press("Home");
            assertThat(panel.locator("figcaption")).containsText("High");
            pointer.press("End");
            VisualChecks.check(page, "portfolio-curve-profit");
        }
    }

    @Test
    void gains_are_shown_apart_from_a_purchase() throws Exception {
        sandbox.setHolding("AB1234", "NSE:INFY", 200);
        sandbox.clock().set(noon.plus(Duration.ofHours(1)));
        readLive();
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolioPage = PortfolioPage.signedIn(user).portfolio();
            Page page = user.page();
            portfolioPage.assertIsLive();
            Locator panel = portfolioPage.panel("Value over time");
            Locator summary = panel.getByRole(
                    AriaRole.REGION, new Locator.GetByRoleOptions().setName("Gain apart from purchases and sales"));
            assertThat(panel.locator("figcaption")).containsText("Triangles mark days");
            JsonNode performance = read("/history").path("performance");
            assertThat(summary.locator("dd").allInnerTexts().stream()
                            .map(PortfolioCurveInBrowserIT::digits)
                            .toList())
                    .isEqualTo(List.of("startValue", "cashFlow", "gain", "endValue", "returnPercent").stream()
                            .map(name -> rounded(performance.path(name)))
                            .toList());
            assertThat(performance.path("cashFlow").decimalValue()).isPositive();
            Locator movers = portfolioPage.panel("Best and worst of the trading day");
            assertThat(movers.getByRole(AriaRole.LISTITEM).first()).containsText("%");
            VisualChecks.checkNarrowest(page, "portfolio-gains");
        }
    }

    /** The amounts on the page, without sign, currency and separators. */
    private static List<String> column(Locator rows, int place) {
        return rows.locator(":scope > :nth-child(" + place + ")").allInnerTexts().stream()
                .map(PortfolioCurveInBrowserIT::digits)
                .toList();
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9.]", "");
    }

    private static String rounded(JsonNode number) {
        return new BigDecimal(number.asText())
                .abs()
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The API's values of the same days. */
    private List<String> newestFirst(String total) throws Exception {
        List<String> amounts = new ArrayList<>();
        for (JsonNode point : read("/history").path("points")) {
            amounts.add(rounded(point.path(total)));
        }
        Collections.reverse(amounts);
        return amounts;
    }

    /** Screenshots for the README: the upper part on a wide screen, and on a phone with the dark colour scheme. */
    private static void saveScreenshots(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(Chromium.WIDTH, 1020);
        BrowserUser.screenshotWindow(page, "readme-portfolio");
        page.setViewportSize(360, 1380);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        BrowserUser.screenshotWindow(page, "readme-portfolio-phone-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null).setReducedMotion(null));
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }
}
