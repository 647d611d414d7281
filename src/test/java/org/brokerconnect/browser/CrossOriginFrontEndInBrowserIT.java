package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The documented example of a front end on another origin works in a browser. */
@WithTestEnvironment
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginFrontEndInBrowserIT {

    private final TestEnvironment environment;
    private Chromium chromium;
    private CrossOriginFrontEnd example;

    CrossOriginFrontEndInBrowserIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @BeforeAll
    void open_the_browser() throws Exception {
        example = CrossOriginFrontEnd.start(environment.otherFrontEnd(), environment.url());
        chromium = Chromium.launch();
    }

    @AfterAll
    void close_the_browser() {
        chromium.close();
        example.close();
    }

    private Locator signIn(Page page) {
        page.navigate(environment.otherFrontEnd().toString());
        BrowserUser.button(page, "Sign in").click();
        page.getByLabel("User name").fill("investor");
        page.getByLabel("Password").fill("demo");
        BrowserUser.button(page, "Sign in").click();
        return page.getByRole(AriaRole.LISTITEM);
    }

    @Test
    void a_page_of_another_origin_connects_and_receives_events() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            Locator line = signIn(page);
            assertThat(line).containsText("My account: DISCONNECTED.");
            BrowserUser.assertAccessible(page);

            Page popup = page.waitForPopup(
                    () -> BrowserUser.button(page, "Connect My account").click());
            BrowserUser.logInAtTheBroker(popup, "AB1234");
            BrowserUser.untilClosed(
                    popup, () -> BrowserUser.button(popup, "Authorise").click());

            assertThat(page.getByRole(AriaRole.STATUS)).hasText("My account: CONNECTED");
            assertThat(line).containsText("My account: CONNECTED.");
            BrowserUser.screenshot(page, "other-front-end");
            Person.named("admin", environment).post("/api/admin/connections/" + account.id() + "/disconnect");
            assertThat(line).containsText("Disconnected by an administrator.");
        }
        Eventually.holds("the end of the session", () -> !environment.sandbox().hasSession("sandboxdemo", "AB1234"));
    }

    @Test
    void a_cancelled_login_shows_the_servers_explanation() throws Exception {
        Person.named("investor", environment).setUp();
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            signIn(page);
            Page popup = page.waitForPopup(
                    () -> BrowserUser.button(page, "Connect My account").click());
            BrowserUser.logInAtTheBroker(popup, "AB1234");

            BrowserUser.untilClosed(
                    popup, () -> BrowserUser.button(popup, "Cancel").click());

            assertThat(page.getByRole(AriaRole.STATUS)).containsText("You cancelled this login to Zerodha");
        }
    }
}
