package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.brokerconnect.journey.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages that the journey passes, looked at one by one. */
@WithBrowser
class PagesInBrowserIT {

    private final Stack stack;
    private final Chromium chromium;

    PagesInBrowserIT(Stack stack, Chromium chromium) {
        this.stack = stack;
        this.chromium = chromium;
    }

    @Test
    void everybody_can_sign_in_and_set_up() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            page.navigate(stack.url().toString());
            Visitor.button(page, "Sign in").waitFor();
            Looks.at(page, "0-welcome");
            Visitor.button(page, "Sign in").click();
            page.getByLabel("User name").waitFor();
            // the demo's own page, which no style of ours reaches
            Visitor.isAccessible(page);
            Visitor.keep(page, "0-sign-in");

            visitor.signIn("investor");
            Visitor.addButton(page).waitFor();
            Looks.at(page, "0-empty");

            Visitor.addButton(page).click();
            page.getByLabel("Redirect URL").waitFor();
            Looks.at(page, "1-form");
        }
    }

    /** Else the other tests would prove nothing by their silence. */
    @Test
    void a_script_in_a_page_does_not_run_and_is_noticed() {
        Visitor visitor = new Visitor(stack, chromium);
        Page page = visitor.page();
        page.navigate(stack.url().toString());

        page.evaluate(
                "() => document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))");

        assertThat(page.evaluate("() => window.ran === undefined")).isEqualTo(true);
        assertThatThrownBy(visitor::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Content Security Policy");
    }

    @Test
    void a_form_says_what_is_wrong_beside_each_field() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            Visitor.addButton(page).click();

            page.getByLabel("API key", new Page.GetByLabelOptions().setExact(true))
                    .fill("two words");
            page.getByLabel("API secret", new Page.GetByLabelOptions().setExact(true))
                    .fill("short");
            Visitor.button(page, "Save").click();

            assertThat(page.getByText("contains a space")).isVisible();
            assertThat(page.getByText("is not a valid")).isVisible();
            assertThat(page.locator("input[aria-invalid=true]")).not().hasCount(0);
            Looks.at(page, "1-form-faults");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "outcome=CONNECTED, Connected",
        "outcome=FAILED&problem=checksum-refused, Not connected",
        "outcome=CANCELLED&problem=consent-cancelled, Not connected",
        "outcome=PENDING, Almost there",
        "outcome=<script>, No login to finish"
    })
    void the_page_after_the_broker_can_be_read_by_everybody(String outcome, String title) throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            page.navigate(stack.url() + "/callback?attempt=6f1d8a3e-58a5-4b6e-9d7b-0b9f8a1c2d3e&" + outcome);

            assertThat(page.getByRole(AriaRole.HEADING)).hasText(title);
            Looks.at(page, "8-callback-" + outcome.replaceAll("\\W+", "-"));
        }
    }

    @Test
    void nothing_jumps_while_the_connections_come_up() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            visitor.setUp("Steady");
            LayoutShift.isMeasured(page);
            page.reload();
            assertThat(visitor.card("Steady").getByText("API key and secret saved"))
                    .isVisible();

            LayoutShift.isGood(page);
        }
    }
}
