package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.Stack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page 320 pixels wide, which is also what is left of a wide screen for whoever magnifies it four times: nothing has to be scrolled sideways. */
@WithBrowser
class NarrowInBrowserIT {

    private final Stack stack;
    private final Chromium chromium;
    private final Instant noon = PortfolioVisit.noonOfATradingDay();

    NarrowInBrowserIT(Stack stack, Chromium chromium) {
        this.stack = stack;
        this.chromium = chromium;
    }

    @BeforeEach
    void in_the_middle_of_a_trading_day() {
        stack.sandbox().clock().set(noon);
    }

    @Test
    void setting_up_connecting_and_looking_at_a_portfolio() throws Exception {
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            PortfolioVisit visit = PortfolioVisit.signedIn(visitor, noon);
            Looks.atNarrowest(page, "narrow-empty");
            Visitor.addButton(page).click();
            page.getByLabel("Redirect URL").waitFor();
            Looks.atNarrowest(page, "narrow-form");
            page.navigate(stack.url().toString());
            visitor.setUp(PortfolioVisit.LABEL);
            visit.connected();
            Looks.atNarrowest(page, "narrow-connected");

            visit.portfolio().everyPanelSays("Live");
            assertThat(visit.panel("Value over time").getByRole(AriaRole.SLIDER))
                    .isVisible();
            Looks.atNarrowest(page, "narrow-portfolio");
            for (String tab : List.of("Positions", "Mutual funds", "Funds")) {
                visit.choose(tab);
                visit.panelSays(tab, "Live");
                Looks.atNarrowest(page, "narrow-" + tab.toLowerCase(Locale.ROOT).replace(' ', '-'));
            }
        }
    }

    @Test
    void administration() throws Exception {
        Person.named("investor2", stack)
                .setUp("The long name of an account of my family", "sandboxdemo", "sandboxdemo-secret")
                .connectAs("CD5678");
        try (Visitor visitor = new Visitor(stack, chromium)) {
            Page page = visitor.page();
            visitor.signIn("admin");
            page.navigate(stack.url() + "/admin");
            assertThat(page.getByText("The long name of an account of my family")
                            .first())
                    .isVisible();
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Connections over time"))
                            .getByRole(AriaRole.IMG))
                    .isVisible();

            Looks.atNarrowest(page, "narrow-admin");
        }
    }
}
