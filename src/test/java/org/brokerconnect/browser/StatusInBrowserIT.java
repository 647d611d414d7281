package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.brokerconnect.journey.Sweeps;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.Test;

/** Updates of an open page without any action of the user. */
@WithBrowser
class StatusInBrowserIT {

    private static final String LABEL = "My account";
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final TestEnvironment environment;
    private final Chromium chromium;
    private final Sweeps sweeps;

    StatusInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
        sweeps = new Sweeps(environment);
    }

    @Test
    void the_end_of_a_session_is_announced_shown_and_followed_by_a_login() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            user.setUp(LABEL);
            user.connect(LABEL);
            Locator card = user.card(LABEL);
            Instant end = nextSixInIndia();

            timeIs(end.minus(Duration.ofMinutes(59)));
            assertThat(page.getByText("Your " + LABEL + " session ends in").first())
                    .isVisible();
            assertThat(card).containsText("Session about to end");
            VisualChecks.check(page, "status-ending");

            timeIs(end.plusSeconds(1));
            assertThat(card.getByText("Login needed", exactly())).isVisible();
            assertThat(card).containsText("Log in after 7:30 am IST");
            VisualChecks.check(page, "status-expired");

            timeIs(end.plus(Duration.ofMinutes(100)));
            Page popup = page.waitForPopup(() ->
                    BrowserUser.button(card, "Reconnect Zerodha: " + LABEL).click());
            // the broker shows no second consent page
            BrowserUser.untilClosed(popup, () -> BrowserUser.logInAtTheBroker(popup, "AB1234"));
            user.leavePortfolio(LABEL);
            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card).containsText("tomorrow at 6:00 am IST");
        }
    }

    @Test
    void an_outage_of_the_broker_and_its_end_are_shown() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            user.setUp(LABEL);
            user.connect(LABEL);
            Locator card = user.card(LABEL);

            // the page reads the portfolio too, and an answer to it would end the outage
            environment.sandbox().faults().add(Fault.on("GET", "*", FaultKind.BAD_GATEWAY));
            Instant checked = environment.sandbox().clock().instant().plus(Duration.ofMinutes(40));
            timeIs(checked);
            sweeps.awaitNext("health");
            assertThat(card.getByText("Connected", exactly())).isVisible();
            timeIs(checked.plus(Duration.ofMinutes(3)));
            sweeps.awaitNext("health");
            assertThat(card.getByText("Not working", exactly())).isVisible();
            assertThat(card).containsText("Next attempt in");
            VisualChecks.check(page, "status-error");

            environment.sandbox().faults().clear();
            timeIs(checked.plus(Duration.ofMinutes(40)));
            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card).containsText("Zerodha is available again");
            VisualChecks.check(page, "status-recovered");
        }
    }

    @Test
    void disconnecting_during_an_outage_says_what_remains_to_be_done() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.expectLateReads();
            // the outage also concerns a portfolio that is read meanwhile
            user.expectConsoleError("503");
            user.signIn("investor");
            user.setUp(LABEL);
            user.connect(LABEL);
            Locator card = user.card(LABEL);
            VisualChecks.check(page, "status-connected");

            environment.sandbox().faults().add(Fault.on("DELETE", "/session/token", FaultKind.DROPPED));
            BrowserUser.button(card, "Disconnect " + LABEL).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            VisualChecks.check(page, "disconnect");
            BrowserUser.button(dialog, "Disconnect").click();

            assertThat(card.getByText("Not connected", exactly())).isVisible();
            assertThat(card).containsText("The session at Zerodha could not be ended yet");
            VisualChecks.check(page, "status-disconnected-untold");
        }
    }

    @Test
    void an_offline_page_shows_a_notice_and_catches_up_when_online() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium);
                BrowserUser inAnotherBrowser = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            inAnotherBrowser.signIn("investor");
            user.setUp(LABEL);
            assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();

            user.expectConsoleError("ERR_INTERNET_DISCONNECTED");
            user.offline(true);
            assertThat(page.getByText("You are offline")).isVisible();
            VisualChecks.check(page, "offline");
            inAnotherBrowser.connect(LABEL);

            user.offline(false);
            assertThat(page.getByText("You are offline")).hasCount(0);
            assertThat(user.card(LABEL).getByText("Connected", exactly())).isVisible();
            assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
        }
    }

    /** Moves the clock of the broker and the application, which the open page follows. */
    private void timeIs(Instant now) {
        environment.sandbox().clock().set(now);
    }

    private static Instant nextSixInIndia() {
        return TestEnvironment.WEDNESDAY
                .atZone(INDIA)
                .plusDays(1)
                .with(LocalTime.of(6, 0))
                .toInstant();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
