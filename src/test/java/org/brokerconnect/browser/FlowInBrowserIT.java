package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.Test;

/** Blocked, pasted and interrupted logins, and their results in other tabs and browsers. */
@WithBrowser
class FlowInBrowserIT {

    private static final String LABEL = "My account";

    private final TestEnvironment environment;
    private final Chromium chromium;

    FlowInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @Test
    void a_blocked_pop_up_offers_a_link() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            page.addInitScript("window.open = () => null");
            user.signIn("investor");
            user.setUp(LABEL);
            Locator card = user.card(LABEL);

            BrowserUser.button(card, "Connect Zerodha: " + LABEL).click();
            assertThat(card.getByRole(AriaRole.ALERT)).containsText("blocked the login window");
            VisualChecks.check(page, "flow-blocked");
            Page popup =
                    page.waitForPopup(() -> link(card, "Open the login page").click());
            BrowserUser.authorise(popup);

            user.leavePortfolio(LABEL);
            assertThat(card.getByText("Connected", exactly())).isVisible();
        }
    }

    @Test
    void a_login_is_completed_by_pasting_the_address() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            user.setUp(LABEL);
            Locator card = user.card(LABEL);
            Page popup = page.waitForPopup(
                    () -> BrowserUser.button(card, "Connect Zerodha: " + LABEL).click());
            String login = link(card, "Open the login page again").getAttribute("href");
            popup.close();
            assertThat(card.getByText("The login window was closed")).isVisible();

            URI returned = KiteLogin.as("AB1234").authorise(URI.create(login));
            card.getByText("Logged in but still waiting?").click();
            card.getByLabel("Address after the login").fill("  " + returned + "\n");
            VisualChecks.check(page, "flow-paste");
            BrowserUser.button(card, "Finish the login").click();

            user.leavePortfolio(LABEL);
            assertThat(card.getByText("Connected", exactly())).isVisible();
        }
    }

    @Test
    void other_tabs_and_devices_show_each_change_live() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium);
                BrowserUser inAnotherBrowser = new BrowserUser(environment, chromium)) {
            user.expectLateReads();
            inAnotherBrowser.expectLateReads();
            user.signIn("investor");
            inAnotherBrowser.signIn("investor");
            Page tab = user.openAnotherTab();

            user.setUp(LABEL);
            Locator inTheTab = BrowserUser.card(tab, LABEL);
            Locator onTheDevice = inAnotherBrowser.card(LABEL);
            assertThat(inTheTab.getByText("Not connected", exactly())).isVisible();
            assertThat(onTheDevice.getByText("Not connected", exactly())).isVisible();

            user.connect(LABEL);
            assertThat(inTheTab.getByText("Connected", exactly())).isVisible();
            assertThat(onTheDevice).containsText("Demo Investor (AB1234)");
            assertThat(onTheDevice).containsText("Connected to Zerodha");

            BrowserUser.button(onTheDevice, "More for " + LABEL).click();
            BrowserUser.menuItem(inAnotherBrowser.page(), "Delete").click();
            VisualChecks.check(inAnotherBrowser.page(), "delete");
            BrowserUser.button(inAnotherBrowser.page().getByRole(AriaRole.DIALOG), "Delete")
                    .click();
            assertThat(inTheTab).hasCount(0);
            assertThat(heading(user.page(), "No broker is connected yet")).isVisible();
        }
    }

    @Test
    void replaced_credentials_reset_the_connection_and_the_old_session() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.expectLateReads();
            user.signIn("investor");
            user.setUp(LABEL);
            user.connect(LABEL);
            Locator card = user.card(LABEL);

            BrowserUser.button(card, "More for " + LABEL).click();
            BrowserUser.menuItem(page, "Replace credentials").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("New credentials end the current session");
            dialog.getByLabel("API key", inFull()).fill("sandboxdemo");
            dialog.getByLabel("API secret", inFull()).fill("sandboxdemo-secret");
            VisualChecks.check(page, "replace");
            BrowserUser.button(dialog, "Replace credentials").click();

            assertThat(card.getByText("Not connected", exactly())).isVisible();
            assertThat(card).containsText("Credentials replaced");
            Eventually.holds(
                    "the end of the session", () -> !environment.sandbox().hasSession("sandboxdemo", "AB1234"));
        }
    }

    @Test
    void a_new_tab_is_signed_in_until_the_person_signs_out() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");

            Page tab = user.openAnotherTab();
            BrowserUser.button(tab, "User menu: investor").click();
            BrowserUser.menuItem(tab, "Sign out").click();
            BrowserUser.button(tab, "Sign in").waitFor();

            page.evaluate("() => sessionStorage.clear()");
            page.navigate(environment.url() + "/portfolio/unknown");
            BrowserUser.button(page, "Sign in").waitFor();
            assertThat(page).hasURL(Pattern.compile("/portfolio/unknown$"));
        }
    }

    @Test
    void a_tab_of_a_person_whose_session_at_the_provider_has_ended_offers_to_sign_in() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            page.context().clearCookies();
            page.evaluate("() => sessionStorage.clear()");

            page.navigate(environment.url() + "/portfolio/unknown");

            BrowserUser.button(page, "Sign in").waitFor();
            assertThat(page).hasURL(Pattern.compile("/portfolio/unknown$"));
        }
    }

    @Test
    void an_expired_sign_in_keeps_the_input() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            BrowserUser.openSetUp(page);
            page.getByLabel("API key", new Page.GetByLabelOptions().setExact(true))
                    .fill("sandboxdemo");
            page.getByLabel("API secret", new Page.GetByLabelOptions().setExact(true))
                    .fill("sandboxdemo-secret");

            user.endSignIn();
            BrowserUser.button(page, "Save").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("You were signed out");
            VisualChecks.check(page, "sign-in-ended");
            Page popup = page.waitForPopup(
                    () -> BrowserUser.button(dialog, "Sign in again").click());
            popup.getByLabel("User name").fill("investor");
            popup.getByLabel("Password").fill("demo");
            BrowserUser.untilClosed(
                    popup, () -> BrowserUser.button(popup, "Sign in").click());

            assertThat(dialog).hasCount(0);
            BrowserUser.button(page, "Save").click();
            assertThat(user.card("Zerodha")).isVisible();
        }
    }

    private static Locator link(Locator part, String name) {
        return part.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByLabelOptions inFull() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
