package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.brokerconnect.journey.Stack;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.Test;

/** The ways through the login that are not the straight one, and who else sees what comes of it. */
@WithBrowser
class FlowInBrowserIT {

    private static final String LABEL = "My account";

    private final Stack stack;
    private final Chromium chromium;

    FlowInBrowserIT(Stack stack, Chromium chromium) {
        this.stack = stack;
        this.chromium = chromium;
    }

    @Test
    void where_windows_are_blocked_a_link_leads_on() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            page.addInitScript("window.open = () => null");
            visitor.signIn("investor");
            visitor.setUp(LABEL);
            Locator card = visitor.card(LABEL);

            Visitor.button(card, "Connect Zerodha: " + LABEL).click();
            assertThat(card.getByRole(AriaRole.ALERT)).containsText("blocked the login window");
            Looks.at(page, "flow-blocked");
            Page popup =
                    page.waitForPopup(() -> link(card, "Open the login page").click());
            Visitor.authorise(popup);

            assertThat(card.getByText("Connected", exactly())).isVisible();
        }
    }

    @Test
    void an_address_that_came_back_elsewhere_is_pasted() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            visitor.setUp(LABEL);
            Locator card = visitor.card(LABEL);
            Page popup = page.waitForPopup(
                    () -> Visitor.button(card, "Connect Zerodha: " + LABEL).click());
            String login = link(card, "Open the login page again").getAttribute("href");
            popup.close();
            assertThat(card.getByText("The login window was closed")).isVisible();

            URI returned = KiteLogin.as("AB1234").authorise(URI.create(login));
            card.getByText("Logged in but still waiting?").click();
            card.getByLabel("Address after the login").fill("  " + returned + "\n");
            Looks.at(page, "flow-paste");
            Visitor.button(card, "Finish the login").click();

            assertThat(card.getByText("Connected", exactly())).isVisible();
        }
    }

    @Test
    void other_tabs_and_other_devices_see_each_change_by_themselves() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium);
                Visitor elsewhere = new Visitor(stack, chromium)) {
            visitor.signIn("investor");
            elsewhere.signIn("investor");
            Page tab = visitor.signInInAnotherTab("investor");

            visitor.setUp(LABEL);
            Locator inTheTab = Visitor.card(tab, LABEL);
            Locator onTheDevice = elsewhere.card(LABEL);
            assertThat(inTheTab.getByText("Not connected", exactly())).isVisible();
            assertThat(onTheDevice.getByText("Not connected", exactly())).isVisible();

            visitor.connect(LABEL);
            assertThat(inTheTab.getByText("Connected", exactly())).isVisible();
            assertThat(onTheDevice).containsText("Demo Investor (AB1234)");
            assertThat(onTheDevice).containsText("Connected to Zerodha");

            Visitor.button(onTheDevice, "More for " + LABEL).click();
            Visitor.menuItem(elsewhere.page(), "Delete").click();
            Looks.at(elsewhere.page(), "delete");
            Visitor.button(elsewhere.page().getByRole(AriaRole.DIALOG), "Delete")
                    .click();
            assertThat(inTheTab).hasCount(0);
            assertThat(heading(visitor.page(), "No broker is connected yet")).isVisible();
        }
    }

    @Test
    void replaced_credentials_reset_the_connection_and_the_old_session() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            visitor.setUp(LABEL);
            visitor.connect(LABEL);
            Locator card = visitor.card(LABEL);

            Visitor.button(card, "More for " + LABEL).click();
            Visitor.menuItem(page, "Replace credentials").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("New credentials end the current session");
            dialog.getByLabel("API key", inFull()).fill("sandboxdemo");
            dialog.getByLabel("API secret", inFull()).fill("sandboxdemo-secret");
            Looks.at(page, "replace");
            Visitor.button(dialog, "Replace credentials").click();

            assertThat(card.getByText("Not connected", exactly())).isVisible();
            assertThat(card).containsText("API key and secret replaced");
            assertThat(stack.sandbox().hasSession("sandboxdemo", "AB1234")).isFalse();
        }
    }

    @Test
    void a_sign_in_that_ends_keeps_what_was_typed() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            Visitor.addButton(page).click();
            page.getByLabel("API key", new Page.GetByLabelOptions().setExact(true))
                    .fill("sandboxdemo");
            page.getByLabel("API secret", new Page.GetByLabelOptions().setExact(true))
                    .fill("sandboxdemo-secret");

            visitor.endSignIn();
            Visitor.button(page, "Save").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("You were signed out");
            Looks.at(page, "sign-in-ended");
            Page popup = page.waitForPopup(
                    () -> Visitor.button(dialog, "Sign in again").click());
            popup.getByLabel("User name").fill("investor");
            popup.getByLabel("Password").fill("demo");
            popup.waitForClose(() -> Visitor.button(popup, "Sign in").click());

            assertThat(dialog).hasCount(0);
            Visitor.button(page, "Save").click();
            assertThat(visitor.card("Zerodha")).isVisible();
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
