package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.journey.Metrics;
import org.brokerconnect.journey.TestEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser opens six connections to a host: pages must not wait for one that a stream of another page holds. */
@WithBrowser
class ManyTabsInBrowserIT {

    private static final int NAVIGATIONS = 10;
    private static final int TABS = 8;
    /** A page that waits for a connection takes at least the 30 s after which its requests fail. */
    private static final double LONGEST_MILLIS = 15_000;

    private final TestEnvironment environment;
    private final Chromium chromium;
    private final Instant noon = PortfolioPage.noonOfATradingDay();

    ManyTabsInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @BeforeEach
    void set_up() {
        environment.sandbox().clock().set(noon);
    }

    /** The streams that the server has open: a browser reports no end of those of pages that it left. */
    private void assertOneStream(Page page) {
        Metrics metrics = new Metrics(environment);
        page.waitForCondition(() -> metrics.sum("broker_connect_event_streams") == 1);
    }

    private static void assertShowsData(Page page) {
        Locator totals =
                page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Your holdings at a glance"));
        totals.getByText("Live", new Locator.GetByTextOptions().setExact(true))
                .waitFor(new Locator.WaitForOptions().setTimeout(LONGEST_MILLIS));
    }

    @Test
    void fast_navigation_does_not_wait_for_streams_of_earlier_pages() {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            PortfolioPage.setUp(user).connected().portfolio();
            String portfolio = page.url();

            for (int i = 0; i < NAVIGATIONS; i++) {
                page.navigate(portfolio);
                assertShowsData(page);
                page.navigate(environment.url() + "/?add=zerodha");
                BrowserUser.button(page, "Copy the Redirect URL")
                        .waitFor(new Locator.WaitForOptions().setTimeout(LONGEST_MILLIS));
            }
            page.goBack();
            assertShowsData(page);

            assertOneStream(page);
        }
    }

    @Test
    void eight_tabs_share_one_connection_and_all_show_changes() {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.expectLateReads();
            PortfolioPage.setUp(user).connected();
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Portfolio").setExact(true))
                    .first()
                    .click();
            assertShowsData(page);

            List<Page> tabs = new ArrayList<>();
            while (tabs.size() < TABS - 1) {
                Page tab = user.openAnotherTab();
                tab.navigate(page.url());
                assertShowsData(tab);
                tabs.add(tab);
            }
            assertOneStream(page);

            page.close();
            Page last = tabs.remove(tabs.size() - 1);
            last.navigate(environment.url().toString());
            BrowserUser.button(BrowserUser.card(last, PortfolioPage.LABEL), "Disconnect " + PortfolioPage.LABEL)
                    .click();
            BrowserUser.button(last.getByRole(AriaRole.DIALOG), "Disconnect").click();

            for (Page tab : tabs) {
                assertThat(tab.getByText("Not connected", new Page.GetByTextOptions().setExact(true)))
                        .isVisible();
            }
            assertOneStream(last);
        }
    }
}
