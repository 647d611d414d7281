package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.tastytrade.TastyLogin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The accounts of a session with several, and their transactions, on the portfolio page. */
@WithBrowser
class AccountsInBrowserIT {

    private static final List<String> ACCOUNTS = List.of("5WT00001", "5WT00002");

    private final TestEnvironment environment;
    private final Chromium chromium;

    AccountsInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @BeforeEach
    void connect() {
        environment.sandbox().clock().set(TastytradeInBrowserIT.LATE_MORNING);
        assertThat(Person.named("investor", environment)
                        .setUpAt("tastytrade", PortfolioPage.LABEL, TastytradeInBrowserIT.APP)
                        .connectBy(TastyLogin.as("ada")::authorize)
                        .outcome())
                .isEqualTo("CONNECTED");
    }

    @Test
    void each_holding_names_its_account_and_the_chosen_account_stays_on_other_tabs() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolio = PortfolioPage.signedIn(user).portfolio();
            Page page = user.page();
            Locator cells = page.getByRole(AriaRole.CELL);
            ACCOUNTS.forEach(
                    account -> assertThat(cells.getByText(account).first()).isVisible());

            page.getByLabel("Account", exactly()).selectOption(ACCOUNTS.get(1));
            assertThat(cells.getByText(ACCOUNTS.get(1)).first()).isVisible();
            assertThat(cells.getByText(ACCOUNTS.get(0))).hasCount(0);
            VisualChecks.checkWindow(page, "accounts-holdings");

            portfolio.selectTab("Transactions");
            assertThat(page.getByLabel("Account", exactly())).hasValue(ACCOUNTS.get(1));
        }
    }

    @Test
    void transactions_of_an_account_are_shown_and_downloaded() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            PortfolioPage portfolio = PortfolioPage.signedIn(user).portfolio();
            Page page = user.page();
            portfolio.selectTab("Transactions");
            page.getByLabel("Account", exactly()).selectOption(ACCOUNTS.get(1));
            Locator table = page.getByRole(AriaRole.TABLE);
            assertThat(table.getByRole(AriaRole.ROWHEADER)).hasCount(12);
            assertThat(table).containsText("$568.52");
            VisualChecks.checkWindow(page, "accounts-transactions");

            Download file = page.waitForDownload(
                    () -> BrowserUser.button(page, "Download CSV").click());

            assertThat(file.suggestedFilename()).matches("transactions-my-account-5wt00002-\\d{4}-\\d\\d-\\d\\d\\.csv");
            assertThat(lines(file)).hasSize(13).anySatisfy(line -> assertThat(line)
                    .startsWith("LIVE,")
                    .containsPattern(Pattern.compile(",568\\.52\\b"))
                    .contains("USD"));
        }
    }

    private static List<String> lines(Download file) throws IOException {
        return Files.readAllLines(file.path(), StandardCharsets.UTF_8);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
