package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every page at a width of 320 pixels, which is also a wide screen at 400% zoom: nothing scrolls horizontally.
 */
@WithBrowser
class NarrowInBrowserIT {

    private final TestEnvironment environment;
    private final Chromium chromium;
    private final Instant noon = PortfolioPage.noonOfATradingDay();

    NarrowInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @BeforeEach
    void stop_at_noon_of_a_trading_day() {
        environment.sandbox().clock().set(noon);
    }

    @Test
    void set_up_connect_and_read_a_portfolio() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            PortfolioPage portfolioPage = PortfolioPage.signedIn(user);
            VisualChecks.checkNarrowest(page, "narrow-empty");
            BrowserUser.openSetUp(page);
            BrowserUser.button(page, "Copy the Redirect URL").waitFor();
            VisualChecks.checkNarrowest(page, "narrow-form");
            page.navigate(environment.url().toString());
            user.setUp(PortfolioPage.LABEL);
            portfolioPage.connected();
            VisualChecks.checkNarrowest(page, "narrow-connected");

            portfolioPage.portfolio().assertIsLive();
            assertThat(portfolioPage.panel("Value over time").getByRole(AriaRole.SLIDER))
                    .isVisible();
            VisualChecks.checkNarrowest(page, "narrow-portfolio");
            for (String tab : List.of("Positions", "Mutual funds", "Funds")) {
                portfolioPage.selectTab(tab);
                assertThat(portfolioPage.panel(tab)).containsText("as of");
                VisualChecks.checkNarrowest(
                        page, "narrow-" + tab.toLowerCase(Locale.ROOT).replace(' ', '-'));
            }
        }
    }

    @Test
    void administration() throws Exception {
        Person.named("investor2", environment)
                .setUp("The long name of an account of my family", "sandboxdemo", "sandboxdemo-secret")
                .connectAs("CD5678");
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("admin");
            page.navigate(environment.url() + "/admin");
            assertThat(page.getByText("The long name of an account of my family")
                            .first())
                    .isVisible();
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Connections over time"))
                            .getByRole(AriaRole.IMG))
                    .isVisible();

            VisualChecks.checkNarrowest(page, "narrow-admin");
        }
    }
}
