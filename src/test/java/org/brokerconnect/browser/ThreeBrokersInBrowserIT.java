package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.brokerconnect.sandbox.tastytrade.TastyLogin;
import org.brokerconnect.sandbox.upstox.UpstoxLogin;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.junit.jupiter.api.Test;

/** The overview of a person with accounts at three brokers in two currencies. */
@WithBrowser
class ThreeBrokersInBrowserIT {

    private final TestEnvironment environment;
    private final Chromium chromium;

    ThreeBrokersInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @Test
    void rupees_and_dollars_stand_side_by_side_and_are_not_added() throws Exception {
        environment.sandbox().clock().set(PortfolioPage.noonOfATradingDay());
        connect("zerodha", app("sandboxdemo", "sandboxdemo-secret"), KiteLogin.as("AB1234")::authorise);
        connect("upstox", app(UpstoxOptions.DEMO_KEY, UpstoxOptions.DEMO_SECRET), UpstoxLogin.as("UP1234")::authorise);
        connect("tastytrade", TastytradeInBrowserIT.APP, TastyLogin.as("ada")::authorize);
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            assertThat(user.card("At tastytrade")).containsText("$");
            VisualChecks.check(page, "three-brokers-connections");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Overview"))
                    .click();

            Locator rupees = panel(page, "Net worth in INR");
            Locator dollars = panel(page, "Net worth in USD");
            assertThat(rupees).containsText("At zerodha");
            assertThat(rupees).containsText("At upstox");
            assertThat(rupees).containsText("MTF");
            assertThat(rupees).not().containsText("$");
            assertThat(dollars).containsText("At tastytrade");
            assertThat(dollars).not().containsText("MTF");
            assertThat(dollars).not().containsText("₹");
            assertThat(page.getByRole(
                            AriaRole.REGION, new Page.GetByRoleOptions().setName(Pattern.compile("^Net worth"))))
                    .hasCount(2);
            VisualChecks.check(page, "three-brokers-overview");
        }
    }

    private void connect(String broker, Map<String, String> credentials, UnaryOperator<URI> login) {
        assertThat(Person.named("investor", environment)
                        .setUpAt(broker, "At " + broker, credentials)
                        .connectBy(login)
                        .outcome())
                .isEqualTo("CONNECTED");
    }

    private static Map<String, String> app(String key, String secret) {
        return Map.of("apiKey", key, "apiSecret", secret);
    }

    private static Locator panel(Page page, String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }
}
