package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.TestEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journey of accounts at tastytrade through the pages. */
@WithBrowser
class TastytradeInBrowserIT {

    static final String LABEL = "My tastytrade";
    static final Map<String, String> CREDENTIALS =
            Map.of("Client ID", "sandbox-tasty", "Client secret", "sandbox-tasty-secret");

    /** The same by the names of the API. */
    static final Map<String, String> APP = Map.of("clientId", "sandbox-tasty", "clientSecret", "sandbox-tasty-secret");

    /** 11:00 of a Wednesday in New York: shares are traded. */
    static final Instant LATE_MORNING = Instant.parse("2026-11-25T16:00:00Z");

    /** Access tokens last 15 minutes. */
    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(20);

    private final TestEnvironment environment;
    private final Chromium chromium;

    TastytradeInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @BeforeEach
    void stop_while_shares_are_traded() {
        environment.sandbox().clock().set(LATE_MORNING);
    }

    @Test
    void a_pasted_grant_is_renewed_silently_until_it_is_deleted_and_replaced() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.expectLateReads();
            setUp(user);
            VisualChecks.check(page, "tastytrade-set-up");
            Locator card = user.card(LABEL);
            user.pasteToken("tastytrade", LABEL, grant());
            user.leavePortfolio(LABEL);
            assertThat(card).containsText("0 times today");

            for (String renewals : List.of("1 time today", "2 times today")) {
                int calls = tokenCalls();
                environment.sandbox().clock().advance(LONGER_THAN_A_TOKEN);
                page.reload();
                Eventually.holds("a renewal for the values on the card", () -> tokenCalls() > calls);
                assertThat(card.getByText("Live", exactly())).isVisible();
                // a renewal changes no state, so that the page hears of it when it reads the status
                page.reload();
                assertThat(card).containsText("Renewed automatically");
                assertThat(card).containsText(renewals);
            }
            assertThat(card.getByText("Session renewed")).hasCount(0);
            VisualChecks.check(page, "tastytrade-renewed");

            environment.tastytrade().deleteGrants("ada");
            environment.sandbox().clock().advance(LONGER_THAN_A_TOKEN);
            page.reload();
            assertThat(card.getByText("Login needed", exactly())).isVisible();
            VisualChecks.check(page, "tastytrade-grant-deleted");

            user.pasteToken("tastytrade", LABEL, grant());
            user.leavePortfolio(LABEL);
            assertThat(card.getByText("Connected", exactly())).isVisible();
            assertThat(card.getByText("Live", exactly())).isVisible();
        }
    }

    @Test
    void accounts_are_connected_by_consent_read_in_dollars_and_disconnected() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.expectLateReads();
            setUp(user);
            Locator card = user.card(LABEL);

            authorise(page, BrowserUser.button(card, "Connect tastytrade: " + LABEL));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText(LABEL);
            assertThat(page.getByText("Live prices")).isVisible();
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("$");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("5WT00002");
            assertThat(page.locator("main")).not().containsText("₹");
            VisualChecks.check(page, "tastytrade-portfolio");

            user.leavePortfolio(LABEL);
            assertThat(card.getByText("Connected", exactly())).isVisible();
            BrowserUser.button(card, "Disconnect " + LABEL).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            BrowserUser.button(dialog, "Disconnect").click();
            assertThat(card.getByText("Not connected", exactly())).isVisible();
            assertThat(card).containsText("remove this application or its token in your account at tastytrade");
            VisualChecks.check(page, "tastytrade-disconnected");
        }
    }

    private static void setUp(BrowserUser user) throws Exception {
        user.signIn("investor");
        BrowserUser.button(user.page(), "Connect tastytrade").click();
        BrowserUser.field(user.page(), "Client ID").waitFor();
        VisualChecks.check(user.page(), "tastytrade-form");
        user.saveSetUp(CREDENTIALS, LABEL);
    }

    private int tokenCalls() {
        return environment.tastytrade().calls().count("POST /oauth/token");
    }

    /** The refresh token of a new personal grant, which the broker's site shows once. */
    private String grant() {
        return environment.tastytrade().createGrant("sandbox-tasty", "ada", Set.of("read", "openid"));
    }

    private static void authorise(Page page, Locator button) {
        Page popup = page.waitForPopup(button::click);
        popup.getByLabel("Username").fill("ada");
        popup.getByLabel("Password").fill("demo");
        BrowserUser.untilClosed(
                popup, () -> BrowserUser.button(popup, "Authorize").click());
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
