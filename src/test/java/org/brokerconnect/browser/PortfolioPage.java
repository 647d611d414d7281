package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.market.TestMarkets;

/** The portfolio page of one account, in a user's browser. */
final class PortfolioPage {

    static final String LABEL = "My account";
    static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private static final List<String> PANELS = List.of("Your holdings at a glance", "Allocation", "Holdings");

    private final BrowserUser user;
    private final Page page;

    /** Noon in India on a past trading day: a sign-in of today would be expired on a future one. */
    static Instant noonOfATradingDay() {
        return noonOf(LocalDate.ofInstant(TestEnvironment.WEDNESDAY, INDIA));
    }

    static Instant noonOf(LocalDate day) {
        return day.atTime(12, 0).atZone(INDIA).toInstant();
    }

    /** Whether this is a weekend or a holiday that the market hours know. */
    static boolean isClosed(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
                || TestMarkets.india().tradingDay(day).isEmpty();
    }

    private PortfolioPage(BrowserUser user) {
        this.user = user;
        page = user.page();
    }

    /** Signs in and creates a connection with the demo app. */
    static PortfolioPage setUp(BrowserUser user) {
        PortfolioPage portfolioPage = signedIn(user);
        user.setUp(LABEL);
        return portfolioPage;
    }

    /**
     * Creates a connection and connects it through the API, which takes a tenth of the time that the pages take, and
     * signs in. The pages for it have tests of their own.
     */
    static PortfolioPage connected(BrowserUser user) {
        Account account =
                Person.named("investor", user.environment()).setUp(LABEL, "sandboxdemo", "sandboxdemo-secret");
        assertEquals("CONNECTED", account.connectAs("AB1234").outcome());
        return signedIn(user);
    }

    /** Signs in a user who has a connection. */
    static PortfolioPage signedIn(BrowserUser user) {
        user.signIn("investor");
        return new PortfolioPage(user);
    }

    /** Connects through the broker's pop-up. */
    PortfolioPage connected() {
        user.connect(LABEL);
        return this;
    }

    PortfolioPage portfolio() {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Portfolio").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(LABEL);
        return this;
    }

    /** Logs in again; the broker shows no second consent page. */
    void logInAgain(Locator button) {
        Page popup = page.waitForPopup(button::click);
        BrowserUser.untilClosed(popup, () -> BrowserUser.logInAtTheBroker(popup, "AB1234"));
    }

    Locator panel(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The row of a holding, by its symbol. */
    Locator row(String symbol) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("^" + symbol + " ")));
    }

    void selectTab(String tab) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(tab).setExact(true))
                .click();
    }

    /** Fails unless the totals say that the page is live, and no panel says that its data is not. */
    void assertIsLive() {
        assertTotalsSay("Live");
        for (String other : List.of("Saved data", "Sample data", "Not refreshed")) {
            assertThat(page.getByText(other, new Page.GetByTextOptions().setExact(true)))
                    .hasCount(0);
        }
    }

    /** Fails unless the totals say that the page shows saved data, and no panel repeats it or says that it is live. */
    void assertIsSaved() {
        assertTotalsSay("Saved data");
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
    }

    /** Fails unless the totals have this label, and nothing else on the page has it. */
    private void assertTotalsSay(String quality) {
        assertPanelShows(PANELS.get(0), quality);
        assertThat(page.getByText(quality, new Page.GetByTextOptions().setExact(true)))
                .hasCount(1);
    }

    /** Fails unless every visible panel says that it shows sample data. */
    void assertEveryPanelShowsSampleData() {
        for (String name : PANELS) {
            assertPanelShows(name, "Sample data");
        }
    }

    void assertPanelShows(String name, String quality) {
        assertThat(panel(name).getByText(quality, new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }
}
