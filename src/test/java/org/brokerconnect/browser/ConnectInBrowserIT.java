package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.TestEnvironment;
import org.junit.jupiter.api.Test;

/** Connecting through the pages, with a pop-up and in one tab. */
@WithBrowser
class ConnectInBrowserIT {

    private static final String LABEL = "My account";

    private final TestEnvironment environment;
    private final Chromium chromium;

    ConnectInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @Test
    void connecting_in_a_pop_up_and_disconnecting() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.expectLateReads();
            user.signIn("investor");
            user.setUp(LABEL);
            Locator card = user.card(LABEL);
            assertThat(card.getByText("Not connected", exactly())).isVisible();
            VisualChecks.check(page, "2-set-up");

            Page popup = page.waitForPopup(
                    () -> BrowserUser.button(card, "Connect Zerodha: " + LABEL).click());
            popup.getByLabel("User ID").waitFor();
            VisualChecks.check(page, "3-waiting");
            BrowserUser.screenshot(popup, "3-login");
            BrowserUser.logInAtTheBroker(popup, "AB1234");
            BrowserUser.screenshot(popup, "3-consent");
            BrowserUser.untilClosed(
                    popup, () -> BrowserUser.button(popup, "Authorise").click());

            assertThat(page.getByText("Zerodha is connected.")).isVisible();
            user.leavePortfolio(LABEL);
            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card).containsText("Demo Investor (AB1234)");
            assertThat(card).containsText("Connected since");
            assertThat(card).containsText("Session ends");
            VisualChecks.check(page, "4-connected");

            BrowserUser.button(card, "Disconnect " + LABEL).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Disconnect " + LABEL + "?");
            assertThat(BrowserUser.button(dialog, "Stay connected")).isFocused();
            VisualChecks.check(page, "5-disconnect");
            BrowserUser.button(dialog, "Disconnect").click();

            assertThat(card.getByText("Not connected", exactly())).isVisible();
            Eventually.holds(
                    "the end of the session", () -> !environment.sandbox().hasSession("sandboxdemo", "AB1234"));
            VisualChecks.check(page, "6-disconnected");
        }
    }

    @Test
    void connecting_in_the_same_tab() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            user.setUp(LABEL);

            BrowserUser.button(user.card(LABEL), "Log in without a pop-up: " + LABEL)
                    .click();
            BrowserUser.logInAtTheBroker(page, "AB1234");
            BrowserUser.button(page, "Authorise").click();

            assertThat(page).hasURL(Pattern.compile("/portfolio/[0-9a-f-]+$"));
            user.leavePortfolio(LABEL);
            assertThat(user.card(LABEL).getByText("Connected", exactly())).isVisible();
            assertThat(user.card(LABEL)).containsText("Demo Investor (AB1234)");
            assertThat(page).hasURL(environment.url() + "/");
        }
    }

    @Test
    void a_cancelled_login_is_shown_and_can_be_repeated() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            user.setUp(LABEL);
            Locator card = user.card(LABEL);
            Locator connect = BrowserUser.button(card, "Connect Zerodha: " + LABEL);

            Page popup = page.waitForPopup(connect::click);
            BrowserUser.logInAtTheBroker(popup, "AB1234");
            BrowserUser.button(popup, "Cancel").click();

            assertThat(popup.getByRole(AriaRole.HEADING)).hasText("Not connected");
            VisualChecks.check(popup, "7-cancelled-popup");
            BrowserUser.untilClosed(
                    popup, () -> BrowserUser.button(popup, "Close this window").click());
            assertThat(card.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(connect).isEnabled();
            VisualChecks.check(page, "7-cancelled");

            Page again = page.waitForPopup(connect::click);
            BrowserUser.logInAtTheBroker(again, "AB1234");
            BrowserUser.untilClosed(
                    again, () -> BrowserUser.button(again, "Authorise").click());
            user.leavePortfolio(LABEL);
            assertThat(card.getByText("Connected", exactly())).isVisible();
        }
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
