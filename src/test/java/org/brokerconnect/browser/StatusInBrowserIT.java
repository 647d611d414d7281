package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.brokerconnect.journey.Stack;
import org.brokerconnect.journey.Sweeps;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.Test;

/** What happens while a page is open and nobody presses anything. */
@WithBrowser
class StatusInBrowserIT {

    private static final String LABEL = "My account";
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final Stack stack;
    private final Chromium chromium;
    private final Sweeps sweeps;

    StatusInBrowserIT(Stack stack, Chromium chromium) {
        this.stack = stack;
        this.chromium = chromium;
        sweeps = new Sweeps(stack);
    }

    @Test
    void the_end_of_a_session_is_foretold_then_seen_and_one_press_goes_on() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signInForDays("investor");
            visitor.setUp(LABEL);
            visitor.connect(LABEL);
            Locator card = visitor.card(LABEL);
            Instant end = nextSixInIndia();

            timeIs(visitor, end.minus(Duration.ofMinutes(59)));
            assertThat(page.getByText("Your " + LABEL + " session ends in")
                            .first())
                    .isVisible();
            assertThat(card).containsText("Session about to end");
            Looks.at(page, "status-ending");

            timeIs(visitor, end.plusSeconds(1));
            assertThat(card.getByText("Login needed", exactly())).isVisible();
            assertThat(card).containsText("Log in after 7:30 am IST");
            Looks.at(page, "status-expired");

            timeIs(visitor, end.plus(Duration.ofMinutes(100)));
            Page popup = page.waitForPopup(
                    () -> Visitor.button(card, "Reconnect Zerodha: " + LABEL).click());
            // the broker does not ask a second time whether the app may come in
            popup.waitForClose(() -> Visitor.logInAtTheBroker(popup, "AB1234"));
            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card).containsText("tomorrow at 6:00 am IST");
        }
    }

    @Test
    void a_broker_that_is_away_is_seen_and_its_return_too() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signInForDays("investor");
            visitor.setUp(LABEL);
            visitor.connect(LABEL);
            Locator card = visitor.card(LABEL);

            stack.sandbox().faults().add(Fault.on("GET", "/user/profile", FaultKind.BAD_GATEWAY));
            Instant checked = stack.sandbox().clock().instant().plus(Duration.ofMinutes(40));
            timeIs(visitor, checked);
            sweeps.pass("health");
            assertThat(card.getByText("Connected", exactly())).isVisible();
            timeIs(visitor, checked.plus(Duration.ofMinutes(3)));
            sweeps.pass("health");
            assertThat(card.getByText("Not working", exactly())).isVisible();
            assertThat(card).containsText("Next attempt in");
            Looks.at(page, "status-error");

            stack.sandbox().faults().clear();
            timeIs(visitor, checked.plus(Duration.ofMinutes(40)));
            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card).containsText("Zerodha is available again");
            Looks.at(page, "status-recovered");
        }
    }

    @Test
    void disconnecting_while_the_broker_is_away_says_what_is_still_to_be_done() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            visitor.setUp(LABEL);
            visitor.connect(LABEL);
            Locator card = visitor.card(LABEL);
            Looks.at(page, "status-connected");

            stack.sandbox().faults().add(Fault.on("DELETE", "/session/token", FaultKind.DROPPED));
            Visitor.button(card, "Disconnect " + LABEL).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            Looks.at(page, "disconnect");
            Visitor.button(dialog, "Disconnect").click();

            assertThat(card.getByText("Not connected", exactly())).isVisible();
            assertThat(card).containsText("The session at Zerodha could not be ended yet");
            Looks.at(page, "status-disconnected-untold");
        }
    }

    @Test
    void a_page_without_a_network_says_so_and_catches_up_when_it_is_back() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium);
                Visitor elsewhere = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            elsewhere.signIn("investor");
            visitor.setUp(LABEL);
            assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();

            visitor.expect("ERR_INTERNET_DISCONNECTED");
            visitor.offline(true);
            assertThat(page.getByText("You are offline")).isVisible();
            Looks.at(page, "offline");
            elsewhere.connect(LABEL);

            visitor.offline(false);
            assertThat(page.getByText("You are offline")).hasCount(0);
            assertThat(visitor.card(LABEL).getByText("Connected", exactly())).isVisible();
            assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
    }

    /** For the broker, the application and the browser. */
    private void timeIs(Visitor visitor, Instant now) {
        stack.sandbox().clock().set(now);
        visitor.itIs(now);
    }

    private static Instant nextSixInIndia() {
        ZonedDateTime now = ZonedDateTime.now(INDIA);
        ZonedDateTime six = now.with(LocalTime.of(6, 0));
        return (now.isBefore(six) ? six : six.plusDays(1)).toInstant();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
