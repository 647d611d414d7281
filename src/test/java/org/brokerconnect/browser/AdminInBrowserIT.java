package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.Stack;
import org.brokerconnect.journey.WithStack;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What administrators see of everybody's connections, and what they do. */
@WithStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminInBrowserIT {

    private final Stack stack;
    private Chromium chromium;
    private Account troubled;

    AdminInBrowserIT(Stack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void open_the_browser() throws Exception {
        chromium = Chromium.launch();
    }

    @AfterAll
    void close_the_browser() {
        chromium.close();
    }

    /** One of each: idle, live, ended, in trouble. */
    @BeforeEach
    void let_things_happen() {
        Person asha = Person.named("investor", stack);
        Person other = Person.named("investor2", stack);
        asha.setUp("Not used yet", "sandboxdemo", "sandboxdemo-secret");
        asha.setUp("Long-term", "sandboxapproved", "sandboxapproved-secret").connectAs("ZZ9999");
        Account ended = asha.setUp("Savings", "sandboxdemo", "sandboxdemo-secret");
        ended.connectAs("AB1234");
        whenAsked(ended, FaultKind.TOKEN_EXPIRED);
        troubled = other.setUp("Family account", "sandboxdemo", "sandboxdemo-secret");
        troubled.connectAs("CD5678");
        whenAsked(troubled, FaultKind.KEY_UNKNOWN);
        // else it would be found well at its next check
        stack.sandbox().faults().add(Fault.on("GET", "/user/profile", FaultKind.KEY_UNKNOWN));
    }

    private void whenAsked(Account account, FaultKind trouble) {
        stack.sandbox()
                .faults()
                .add(Fault.on("GET", "/portfolio/holdings", trouble).once());
        account.person().get("/api/portfolio/" + account.id());
    }

    private static Locator panel(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void openAdministration(Visitor visitor) {
        visitor.signIn("admin");
        visitor.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Admin"))
                .click();
        assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Administration");
        assertThat(panel(visitor.page(), "Connections over time").getByRole(AriaRole.IMG)).isVisible();
        assertThat(panel(visitor.page(), "Encryption keys").getByText("used for new data")).isVisible();
        assertThat(panel(visitor.page(), "Audit log").getByRole(AriaRole.LISTITEM).first())
                .isVisible();
    }

    @Test
    void an_administrator_sees_the_fleet_and_what_to_do() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            openAdministration(visitor);

            Locator states = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Connections by state"));
            assertThat(states.getByRole(AriaRole.LISTITEM))
                    .hasText(new String[] {"1Not connected", "1Connected", "1Login needed", "1Not working"});
            Locator problems = panel(page, "Needs attention").getByRole(AriaRole.ARTICLE);
            assertThat(problems).hasCount(2);
            assertThat(problems.first()).containsText("Family account");
            assertThat(problems.first()).containsText("Ask the user to replace the API key and secret");
            assertThat(problems.last()).containsText("The user must log in to the broker again");
            assertThat(panel(page, "Background jobs")).containsText("On time");
            assertThat(panel(page, "Connections over time").getByRole(AriaRole.IMG))
                    .hasAccessibleName(Pattern.compile("Not working: from 0 to 1\\."));
        }
    }

    @Test
    void everybody_can_use_the_page_light_and_dark_on_phones_and_wide_screens() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            openAdministration(visitor);

            Looks.at(visitor.page(), "admin");
        }
    }

    @Test
    void ending_a_connection_is_explained_done_and_told_to_its_person() throws Exception {
        try (Visitor person = new Visitor(stack, chromium);
                Visitor visitor = new Visitor(stack, chromium)) {
            person.signIn("investor2");
            Locator card = person.card("Family account");
            assertThat(card.getByText("Not working", exactly())).isVisible();
            Page page = visitor.page();
            openAdministration(visitor);
            Locator table = panel(page, "All connections").getByRole(AriaRole.TABLE);

            Visitor.button(table, "Disconnect Family account (investor2)").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Disconnect Family account (investor2)?");
            assertThat(Visitor.button(dialog, "Keep connected")).isFocused();
            Visitor.isAccessible(page);
            Visitor.keep(page, "admin-disconnect");
            Visitor.button(dialog, "Disconnect").click();

            assertThat(dialog).not().isVisible();
            assertThat(panel(page, "Needs attention").getByRole(AriaRole.ARTICLE))
                    .hasCount(1);
            assertThat(panel(page, "Audit log").getByRole(AriaRole.LISTITEM).first())
                    .containsText("by administrator admin");
            assertThat(card).containsText("Disconnected by an administrator");
            assertThat(stack.sandbox().hasSession("sandboxdemo", "CD5678")).isFalse();
            Visitor.keep(person.page(), "admin-disconnected-for-its-person");
        }
    }

    @Test
    void changes_are_found_and_the_log_is_verified() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            openAdministration(visitor);
            Locator article = panel(page, "Needs attention")
                    .getByRole(AriaRole.ARTICLE)
                    .first();

            Visitor.button(article, "Audit log of Family account (investor2)").click();
            Locator changes = panel(page, "Audit log");
            assertThat(changes.getByRole(AriaRole.HEADING)).isFocused();
            assertThat(changes.getByLabel("Connection")).hasValue(troubled.id());
            assertThat(changes.getByRole(AriaRole.LISTITEM)).hasCount(4);
            changes.getByLabel("Event type").selectOption("FAILING");
            assertThat(changes.getByRole(AriaRole.LISTITEM)).hasCount(1);

            Visitor.button(page, "Verify the audit log").click();
            assertThat(page.getByText("The audit log is intact")).isVisible();
            Visitor.isAccessible(page);
            Visitor.keep(page, "admin-changes");
        }
    }

    @Test
    void an_investor_finds_no_way_to_it_and_is_told_why() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("investor");
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Admin")))
                    .hasCount(0);

            page.navigate(stack.url() + "/admin");

            assertThat(page.getByText("Your account does not have the role that this requires."))
                    .isVisible();
            Visitor.isAccessible(page);
        }
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
