package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.brokerconnect.journey.TestEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visual checks of each page of the journey. */
@WithBrowser
class PagesInBrowserIT {

    private final TestEnvironment environment;
    private final Chromium chromium;

    PagesInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @Test
    void sign_in_and_set_up_are_accessible() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            page.navigate(environment.url().toString());
            BrowserUser.button(page, "Sign in").waitFor();
            VisualChecks.check(page, "0-welcome");
            BrowserUser.button(page, "Sign in").click();
            page.getByLabel("User name").waitFor();
            // a page of the demo OpenID provider, which the front end does not style
            BrowserUser.assertAccessible(page);
            BrowserUser.screenshot(page, "0-sign-in");

            user.signIn("investor");
            BrowserUser.addButton(page).waitFor();
            VisualChecks.check(page, "0-empty");

            BrowserUser.openSetUp(page);
            BrowserUser.button(page, "Copy the Redirect URL").waitFor();
            VisualChecks.check(page, "1-form");
        }
    }

    /** Proves that the other tests would see violations. */
    @Test
    void an_injected_script_is_blocked_and_reported() {
        BrowserUser user = new BrowserUser(environment, chromium);
        Page page = user.page();
        page.navigate(environment.url().toString());

        page.evaluate("() => document.body.append(Object.assign("
                + "document.createElement('script'), { text: 'window.ran = 1' }))");

        assertThat(page.evaluate("() => window.ran === undefined")).isEqualTo(true);
        assertThatThrownBy(user::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Content Security Policy");
    }

    @Test
    void form_errors_are_shown_beside_their_fields() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            BrowserUser.openSetUp(page);

            page.getByLabel("API key", new Page.GetByLabelOptions().setExact(true))
                    .fill("two words");
            page.getByLabel("API secret", new Page.GetByLabelOptions().setExact(true))
                    .fill("short");
            BrowserUser.button(page, "Save").click();

            assertThat(page.getByText("contains a space")).isVisible();
            assertThat(page.getByText("is not a valid")).isVisible();
            assertThat(page.locator("input[aria-invalid=true]")).not().hasCount(0);
            VisualChecks.check(page, "1-form-faults");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "outcome=CONNECTED, Connected",
        "outcome=FAILED&problem=app-secret-refused, Not connected",
        "outcome=CANCELLED&problem=consent-cancelled, Not connected",
        "outcome=PENDING, Almost there",
        "outcome=<script>, No login to finish"
    })
    void the_callback_page_is_accessible(String outcome, String title) throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            page.navigate(environment.url() + "/callback?attempt=6f1d8a3e-58a5-4b6e-9d7b-0b9f8a1c2d3e&" + outcome);

            assertThat(page.getByRole(AriaRole.HEADING)).hasText(title);
            VisualChecks.check(page, "8-callback-" + outcome.replaceAll("\\W+", "-"));
        }
    }

    @Test
    void loading_connections_causes_no_layout_shift() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            user.setUp("Steady");
            LayoutShift.startMeasuring(page);
            page.reload();
            assertThat(user.card("Steady").getByText("Credentials saved")).isVisible();

            LayoutShift.assertGood(page);
        }
    }
}
