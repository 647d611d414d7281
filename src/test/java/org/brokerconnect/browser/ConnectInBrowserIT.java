package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.brokerconnect.journey.Stack;
import org.junit.jupiter.api.Test;

/** The journey as people make it: through the pages, in a popup and in one tab. */
@WithBrowser
class ConnectInBrowserIT {

    private static final String LABEL = "My account";

    private final Stack stack;
    private final Chromium chromium;

    ConnectInBrowserIT(Stack stack, Chromium chromium) {
        this.stack = stack;
        this.chromium = chromium;
    }

    @Test
    void through_a_popup_to_a_connected_account_and_back_to_none() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            visitor.setUp(LABEL);
            Locator card = visitor.card(LABEL);
            assertThat(card.getByText("Not connected", exactly())).isVisible();
            Looks.at(page, "2-set-up");

            Page popup = page.waitForPopup(
                    () -> Visitor.button(card, "Connect Zerodha: " + LABEL).click());
            popup.getByLabel("User ID").waitFor();
            Looks.at(page, "3-waiting");
            Visitor.keep(popup, "3-login");
            Visitor.logInAtTheBroker(popup, "AB1234");
            Visitor.keep(popup, "3-consent");
            popup.waitForClose(() -> Visitor.button(popup, "Authorise").click());

            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card).containsText("Demo Investor (AB1234)");
            assertThat(card).containsText("Connected since");
            assertThat(card).containsText("Session ends");
            Looks.at(page, "4-connected");

            Visitor.button(card, "Disconnect " + LABEL).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Disconnect " + LABEL + "?");
            assertThat(Visitor.button(dialog, "Stay connected")).isFocused();
            Looks.at(page, "5-disconnect");
            Visitor.button(dialog, "Disconnect").click();

            assertThat(card.getByText("Not connected", exactly())).isVisible();
            assertThat(stack.sandbox().hasSession("sandboxdemo", "AB1234")).isFalse();
            Looks.at(page, "6-disconnected");
        }
    }

    @Test
    void in_one_tab_to_a_connected_account() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            visitor.setUp(LABEL);

            Visitor.button(visitor.card(LABEL), "Log in without a pop-up: " + LABEL)
                    .click();
            Visitor.logInAtTheBroker(page, "AB1234");
            Visitor.button(page, "Authorise").click();

            assertThat(visitor.card(LABEL).getByText("Connected", exactly())).isVisible();
            assertThat(visitor.card(LABEL)).containsText("Demo Investor (AB1234)");
            assertThat(page).hasURL(stack.url() + "/");
        }
    }

    @Test
    void whoever_cancels_is_told_so_and_can_try_again() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            visitor.setUp(LABEL);
            Locator card = visitor.card(LABEL);
            Locator connect = Visitor.button(card, "Connect Zerodha: " + LABEL);

            Page popup = page.waitForPopup(connect::click);
            Visitor.logInAtTheBroker(popup, "AB1234");
            Visitor.button(popup, "Cancel").click();

            assertThat(popup.getByRole(AriaRole.HEADING)).hasText("Not connected");
            Looks.at(popup, "7-cancelled-popup");
            popup.waitForClose(() -> Visitor.button(popup, "Close this window").click());
            assertThat(card.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(connect).isEnabled();
            Looks.at(page, "7-cancelled");

            Page again = page.waitForPopup(connect::click);
            Visitor.logInAtTheBroker(again, "AB1234");
            again.waitForClose(() -> Visitor.button(again, "Authorise").click());
            assertThat(card.getByText("Connected", exactly())).isVisible();
        }
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
