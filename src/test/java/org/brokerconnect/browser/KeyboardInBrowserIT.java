package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.brokerconnect.journey.TestEnvironment;
import org.junit.jupiter.api.Test;

/** The main journey by keyboard alone. */
@WithBrowser
class KeyboardInBrowserIT {

    private static final int MOST_STEPS = 80;

    private final TestEnvironment environment;
    private final Chromium chromium;

    KeyboardInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @Test
    void sign_in_connect_and_disconnect_by_keyboard() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.expectLateReads();
            page.navigate(environment.url().toString());
            press(page, BrowserUser.button(page, "Sign in"));
            type(page, page.getByLabel("User name"), "investor");
            type(page, page.getByLabel("Password"), "demo");
            page.keyboard().press("Enter");

            press(page, BrowserUser.addButton(page));
            assertThat(heading(page, "Set up Zerodha")).isFocused();
            type(page, page.getByLabel("API key", inFull()), "sandboxdemo");
            type(page, page.getByLabel("API secret", inFull()), "sandboxdemo-secret");
            page.keyboard().press("Enter");
            assertThat(heading(page, "Connections")).isFocused();

            Locator card = user.card("Zerodha");
            Page popup = page.waitForPopup(() -> press(page, BrowserUser.button(card, "Connect Zerodha: Zerodha")));
            type(popup, popup.getByLabel("User ID"), "AB1234");
            type(popup, popup.getByLabel("Password"), "demo");
            type(popup, popup.getByLabel("TOTP"), "123456");
            popup.keyboard().press("Enter");
            BrowserUser.untilClosed(popup, () -> press(popup, BrowserUser.button(popup, "Authorise")));
            // the connection is named by its account, and the page shows its portfolio
            assertThat(heading(page, "Zerodha AB1234")).isFocused();
            press(
                    page,
                    page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Connections").setExact(true)));
            Locator named = user.card("Zerodha AB1234");
            assertThat(named).containsText("Demo Investor (AB1234)");

            press(page, BrowserUser.button(named, "More for Zerodha AB1234"));
            assertThat(BrowserUser.menuItem(page, "Rename")).isFocused();
            page.keyboard().press("Enter");
            Locator rename = page.getByRole(AriaRole.DIALOG);
            assertThat(rename.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)))
                    .isFocused();
            page.keyboard().press("Escape");
            assertThat(BrowserUser.button(named, "More for Zerodha AB1234")).isFocused();

            press(page, BrowserUser.button(named, "Disconnect Zerodha AB1234"));
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(BrowserUser.button(dialog, "Stay connected")).isFocused();
            press(page, BrowserUser.button(dialog, "Disconnect"));
            assertThat(named.getByText("Not connected", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
    }

    @Test
    void the_first_focus_of_every_page_is_the_skip_link() {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            page.navigate(environment.url().toString());
            BrowserUser.button(page, "Sign in").waitFor();

            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to content")).isFocused();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "skip.png")));
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");

            assertThat(BrowserUser.button(page, "Sign in")).isFocused();
        }
    }

    /** Moves the focus there by Tab, and presses Enter. */
    private static void press(Page page, Locator target) {
        goTo(page, target);
        page.keyboard().press("Enter");
    }

    private static void type(Page page, Locator target, String text) {
        goTo(page, target);
        page.keyboard().type(text);
    }

    private static void goTo(Page page, Locator target) {
        target.waitFor();
        for (int step = 0; step < MOST_STEPS; step++) {
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("not reachable by keyboard: " + target);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.GetByLabelOptions inFull() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
