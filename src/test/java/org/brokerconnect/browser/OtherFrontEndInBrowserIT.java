package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.Stack;
import org.brokerconnect.journey.WithStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The example for front ends of others, on its own origin: what the documentation says of it is what browsers do. */
@WithStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherFrontEndInBrowserIT {

    private final Stack stack;
    private Chromium chromium;
    private OtherFrontEnd example;

    OtherFrontEndInBrowserIT(Stack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void open_the_browser() throws Exception {
        example = OtherFrontEnd.start(stack.otherFrontEnd(), stack.url());
        chromium = Chromium.launch();
    }

    @AfterAll
    void close_the_browser() {
        chromium.close();
        example.close();
    }

    private Locator signIn(Page page) {
        page.navigate(stack.otherFrontEnd().toString());
        Visitor.button(page, "Sign in").click();
        page.getByLabel("User name").fill("investor");
        page.getByLabel("Password").fill("demo");
        Visitor.button(page, "Sign in").click();
        return page.getByRole(AriaRole.LISTITEM);
    }

    @Test
    void a_page_of_another_origin_connects_an_account_and_hears_of_changes() throws Exception {
        Account account = Person.named("investor", stack).setUp();
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            Locator line = signIn(page);
            assertThat(line).containsText("My account: DISCONNECTED.");
            Visitor.isAccessible(page);

            Page popup = page.waitForPopup(
                    () -> Visitor.button(page, "Connect My account").click());
            Visitor.logInAtTheBroker(popup, "AB1234");
            popup.waitForClose(() -> Visitor.button(popup, "Authorise").click());

            assertThat(page.getByRole(AriaRole.STATUS)).hasText("My account: CONNECTED");
            assertThat(line).containsText("My account: CONNECTED.");
            Visitor.keep(page, "other-front-end");
            Person.named("admin", stack).post("/api/admin/connections/" + account.id() + "/disconnect");
            assertThat(line).containsText("Disconnected by an administrator.");
        }
        assertThat(stack.sandbox().hasSession("sandboxdemo", "AB1234")).isFalse();
    }

    @Test
    void whoever_cancels_is_told_why_by_the_server() throws Exception {
        Person.named("investor", stack).setUp();
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            signIn(page);
            Page popup = page.waitForPopup(
                    () -> Visitor.button(page, "Connect My account").click());
            Visitor.logInAtTheBroker(popup, "AB1234");

            popup.waitForClose(() -> Visitor.button(popup, "Cancel").click());

            assertThat(page.getByRole(AriaRole.STATUS)).containsText("You cancelled at the broker.");
        }
    }
}
