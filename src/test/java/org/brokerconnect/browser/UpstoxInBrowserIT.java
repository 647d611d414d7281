package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journey of an account at Upstox through the pages. */
@WithBrowser
class UpstoxInBrowserIT {

    private static final String LABEL = "My Upstox";
    private static final Map<String, String> CREDENTIALS =
            Map.of("API key", UpstoxOptions.DEMO_KEY, "API secret", UpstoxOptions.DEMO_SECRET);

    /** Upstox ends every session at 03:30 in India. */
    private static final Instant END = Instant.parse("2026-11-25T22:00:00Z");

    private final TestEnvironment environment;
    private final Chromium chromium;

    UpstoxInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @BeforeEach
    void stop_at_noon_of_a_trading_day() {
        timeIs(PortfolioPage.noonOfATradingDay());
        environment.upstox().market().overrideOpen(true);
    }

    @Test
    void an_account_is_set_up_connected_watched_and_reconnected_after_half_past_three() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.expectLateReads();
            user.signIn("investor");
            BrowserUser.button(page, "Connect Upstox").click();
            BrowserUser.field(page, "API key").waitFor();
            VisualChecks.check(page, "upstox-form");
            user.saveSetUp(CREDENTIALS, LABEL);
            VisualChecks.check(page, "upstox-set-up");
            Locator card = user.card(LABEL);

            authorise(page, BrowserUser.button(card, "Connect Upstox: " + LABEL));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText(LABEL);
            assertThat(page.getByText("Live prices")).isVisible();
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("₹");
            VisualChecks.check(page, "upstox-portfolio");

            user.leavePortfolio(LABEL);
            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card).containsText("UP1234");
            assertThat(card).containsText("tomorrow at 3:30 am IST");
            VisualChecks.check(page, "upstox-connected");

            timeIs(END.plusSeconds(1));
            assertThat(card.getByText("Login needed", exactly())).isVisible();
            VisualChecks.check(page, "upstox-expired");

            timeIs(END.plus(Duration.ofHours(6)));
            authorise(page, BrowserUser.button(card, "Reconnect Upstox: " + LABEL));
            user.leavePortfolio(LABEL);
            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card).containsText("tomorrow at 3:30 am IST");
        }
    }

    @Test
    void an_account_is_connected_by_the_token_that_upstox_issues_for_reading() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            user.setUp("My Zerodha");
            BrowserUser.addButton(page).click();
            BrowserUser.menuItem(page, "Upstox").click();
            user.saveSetUp(CREDENTIALS, LABEL);
            Locator card = user.card(LABEL);

            BrowserUser.button(card, "Paste a token: " + LABEL).click();
            BrowserUser.field(page, "Token").waitFor();
            VisualChecks.check(page, "upstox-token");
            BrowserUser.button(page, "Cancel").click();
            user.pasteToken("Upstox", LABEL, environment.upstox().analyticsToken("UP1234"));

            user.leavePortfolio(LABEL);
            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card).containsText("UP1234");
            VisualChecks.check(page, "upstox-token-connected");
        }
    }

    @Test
    void an_account_is_connected_for_the_day_by_a_login_in_the_app_of_upstox() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.expectLateReads();
            user.expectConsoleError("409");
            user.signIn("investor");
            BrowserUser.button(page, "Connect Upstox").click();
            user.saveSetUp(CREDENTIALS, LABEL);
            Locator card = user.card(LABEL);
            authorise(page, BrowserUser.button(card, "Connect Upstox: " + LABEL));
            user.leavePortfolio(LABEL);
            timeIs(END.plus(Duration.ofHours(5)));
            assertThat(card.getByText("Login needed", exactly())).isVisible();

            BrowserUser.button(card, "Log in by app: " + LABEL).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            BrowserUser.button(dialog, "Ask in the app").click();
            assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("You were not asked");
            VisualChecks.check(page, "upstox-app-not-prepared");

            dialog.getByText("Address for Upstox").click();
            BrowserUser.button(dialog, "Create a new address").click();
            Locator address = dialog.locator("code");
            assertThat(address).containsText("/api/broker/push/");
            environment.upstox().registerNotifier(UpstoxOptions.DEMO_KEY, URI.create(address.textContent()));
            BrowserUser.button(dialog, "Ask in the app").click();
            assertThat(dialog.getByText("Upstox asks you in its app")).isVisible();
            assertThat(dialog).containsText("tomorrow at 3:30 am IST");
            VisualChecks.check(page, "upstox-app-asked");

            BrowserUser.button(dialog, "Close").last().click();
            environment.upstox().agree(UpstoxOptions.DEMO_KEY, "UP1234");
            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card).containsText("tomorrow at 3:30 am IST");
        }
    }

    @Test
    void a_declined_login_connects_nothing_and_says_so() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            BrowserUser.button(page, "Connect Upstox").click();
            user.saveSetUp(CREDENTIALS, LABEL);
            Locator card = user.card(LABEL);

            Page popup = page.waitForPopup(
                    () -> BrowserUser.button(card, "Connect Upstox: " + LABEL).click());
            popup.getByLabel("PIN").fill("123456");
            BrowserUser.button(popup, "Cancel").click();

            assertThat(popup.getByRole(AriaRole.HEADING)).hasText("Not connected");
            assertThat(card.getByRole(AriaRole.ALERT)).isVisible();
            VisualChecks.check(page, "upstox-declined");
        }
    }

    private static void authorise(Page page, Locator button) {
        Page popup = page.waitForPopup(button::click);
        popup.getByLabel("PIN").fill("123456");
        BrowserUser.untilClosed(
                popup, () -> BrowserUser.button(popup, "Continue").click());
    }

    /** Moves the clock of the brokers and the application, which the open page follows. */
    private void timeIs(Instant now) {
        environment.sandbox().clock().set(now);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
