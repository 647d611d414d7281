package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The administrators' pages. */
@WithBrowser
class AdminInBrowserIT {

    private final TestEnvironment environment;
    private final Chromium chromium;
    private Account failing;

    AdminInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    /** One connection in each state: disconnected, connected, expired, failing. */
    @BeforeEach
    void create_events() {
        Person asha = Person.named("investor", environment);
        Person other = Person.named("investor2", environment);
        asha.setUp("Not used yet", "sandboxdemo", "sandboxdemo-secret");
        asha.setUp("Long-term", "sandboxapproved", "sandboxapproved-secret").connectAs("ZZ9999");
        Account ended = asha.setUp("Savings", "sandboxdemo", "sandboxdemo-secret");
        ended.connectAs("AB1234");
        failNextRead(ended, FaultKind.TOKEN_EXPIRED);
        failing = other.setUp("Family account", "sandboxdemo", "sandboxdemo-secret");
        failing.connectAs("CD5678");
        failNextRead(failing, FaultKind.KEY_UNKNOWN);
        // otherwise its next check would succeed
        environment.sandbox().faults().add(Fault.on("GET", "/user/profile", FaultKind.KEY_UNKNOWN));
    }

    private void failNextRead(Account account, FaultKind kind) {
        environment
                .sandbox()
                .faults()
                .add(Fault.on("GET", "/portfolio/holdings", kind).once());
        account.person().get("/api/portfolio/" + account.id());
    }

    private static Locator panel(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void openAdministration(BrowserUser user) {
        user.signIn("admin");
        user.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Admin"))
                .click();
        assertThat(user.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Administration");
        assertThat(panel(user.page(), "Connections over time").getByRole(AriaRole.IMG))
                .isVisible();
        assertThat(panel(user.page(), "Encryption keys").getByText("used for new data"))
                .isVisible();
        assertThat(panel(user.page(), "Audit log").getByRole(AriaRole.LISTITEM).first())
                .isVisible();
    }

    @Test
    void an_administrator_sees_the_fleet_and_what_to_do() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            openAdministration(user);

            Locator states = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Connections by state"));
            assertThat(states.getByRole(AriaRole.LISTITEM))
                    .hasText(new String[] {"1Not connected", "1Connected", "1Login needed", "1Not working"});
            Locator problems = panel(page, "Needs attention").getByRole(AriaRole.ARTICLE);
            assertThat(problems).hasCount(2);
            assertThat(problems.first()).containsText("Family account");
            assertThat(problems.first()).containsText("Ask the user to replace the credentials");
            assertThat(problems.last()).containsText("The user must log in to the broker again");
            assertThat(panel(page, "Background jobs")).containsText("On time");
            assertThat(panel(page, "Connections over time").getByRole(AriaRole.IMG))
                    .hasAccessibleName(Pattern.compile("Not working: from 0 to 1\\."));
        }
    }

    @Test
    void the_page_is_accessible_in_all_widths_and_colour_schemes() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            openAdministration(user);

            VisualChecks.check(user.page(), "admin");
        }
    }

    @Test
    void disconnecting_is_confirmed_done_and_shown_to_the_user() throws Exception {
        try (BrowserUser person = new BrowserUser(environment, chromium);
                BrowserUser user = new BrowserUser(environment, chromium)) {
            person.expectLateReads();
            // otherwise the card's own read would succeed
            environment.sandbox().faults().add(Fault.on("GET", "/portfolio/holdings", FaultKind.KEY_UNKNOWN));
            person.signIn("investor2");
            Locator card = person.card("Family account");
            assertThat(card.getByText("Not working", exactly())).isVisible();
            Page page = user.page();
            openAdministration(user);
            Locator table = panel(page, "All connections").getByRole(AriaRole.TABLE);

            BrowserUser.button(table, "Disconnect Family account (investor2)").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Disconnect Family account (investor2)?");
            assertThat(BrowserUser.button(dialog, "Keep connected")).isFocused();
            BrowserUser.assertAccessible(page);
            BrowserUser.screenshot(page, "admin-disconnect");
            BrowserUser.button(dialog, "Disconnect").click();

            assertThat(dialog).not().isVisible();
            assertThat(panel(page, "Needs attention").getByRole(AriaRole.ARTICLE))
                    .hasCount(1);
            assertThat(panel(page, "Audit log").getByRole(AriaRole.LISTITEM).first())
                    .containsText("by administrator admin");
            assertThat(card).containsText("Disconnected by an administrator");
            Eventually.holds(
                    "the end of the session", () -> !environment.sandbox().hasSession("sandboxdemo", "CD5678"));
            BrowserUser.screenshot(person.page(), "admin-disconnected-for-its-person");
        }
    }

    @Test
    void changes_are_filtered_and_the_log_is_verified() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            openAdministration(user);
            Locator article =
                    panel(page, "Needs attention").getByRole(AriaRole.ARTICLE).first();

            BrowserUser.button(article, "Audit log of Family account (investor2)")
                    .click();
            Locator changes = panel(page, "Audit log");
            assertThat(changes.getByRole(AriaRole.HEADING)).isFocused();
            assertThat(changes.getByLabel("Connection")).hasValue(failing.id());
            assertThat(changes.getByRole(AriaRole.LISTITEM)).hasCount(4);
            changes.getByLabel("Event type").selectOption("FAILING");
            assertThat(changes.getByRole(AriaRole.LISTITEM)).hasCount(1);

            BrowserUser.button(page, "Verify the audit log").click();
            assertThat(page.getByText("The audit log is intact")).isVisible();
            assertThat(page.getByText(Pattern.compile("^All \\d+ events verified")))
                    .isVisible();
            BrowserUser.assertAccessible(page);
            BrowserUser.screenshot(page, "admin-changes");
        }
    }

    @Test
    void an_investor_has_no_link_and_is_refused_with_a_reason() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            user.expectLateReads(); // the session of "Savings" ended before its first read
            Page page = user.page();
            user.signIn("investor");
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Admin")))
                    .hasCount(0);

            page.navigate(environment.url() + "/admin");

            assertThat(page.getByText("Your account does not have the role that this requires."))
                    .isVisible();
            BrowserUser.assertAccessible(page);
        }
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
