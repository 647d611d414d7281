package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.brokerconnect.journey.TestEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of investors in Hindi. */
@WithBrowser
class HindiInBrowserIT {

    private static final String LABEL = "मेरा खाता";

    /** Texts that an element cuts off although nothing tells the reader, as an ellipsis would. */
    private static final String CLIPPED = """
            () => [...document.querySelectorAll('main *, header *, nav *')].filter(element => {
              const style = getComputedStyle(element);
              const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
              const isForScreenReaders = element.offsetWidth <= 1 || element.offsetHeight <= 1 || style.clip !== 'auto';
              if (!hasText || isForScreenReaders || style.textOverflow === 'ellipsis') return false;
              const hides = overflow => overflow === 'hidden' || overflow === 'clip';
              return hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1
                || hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
            }).map(element => element.textContent)
            """;

    /** A font for Devanagari draws these three characters as one, which is narrower than the two letters in it. */
    private static final String IS_SHAPED = """
            () => {
              const canvas = document.createElement('canvas').getContext('2d');
              canvas.font = getComputedStyle(document.body).font;
              const width = text => canvas.measureText(text).width;
              return width('क्ष') < 0.9 * (width('क') + width('ष'));
            }
            """;

    private final TestEnvironment environment;
    private final Chromium chromium;

    HindiInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @BeforeEach
    void stop_at_noon_of_a_trading_day() {
        environment.sandbox().clock().set(PortfolioPage.noonOfATradingDay());
    }

    @Test
    void a_browser_that_prefers_hindi_connects_in_hindi() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium.newPerson("hi-IN"))) {
            Page page = user.page();
            page.navigate(environment.url().toString());
            BrowserUser.button(page, "साइन इन करें").waitFor();
            assertThat(page.locator("html")).hasAttribute("lang", "hi");
            check(page, "welcome");
            signIn(page);
            assertThat(heading(page, "अभी कोई ब्रोकर कनेक्ट नहीं है")).isVisible();
            check(page, "empty");

            BrowserUser.button(page, "Zerodha कनेक्ट करें").click();
            assertThat(page.getByText("आम तौर पर 16 अक्षर और अंक")).isVisible();
            check(page, "form");
            setUp(page);
            Locator card = BrowserUser.card(page, LABEL);
            assertThat(card.getByText("कनेक्ट नहीं है", exactly())).isVisible();
            check(page, "set-up");

            Locator connect = BrowserUser.button(card, "Zerodha कनेक्ट करें: " + LABEL);
            Page popup = page.waitForPopup(connect::click);
            assertThat(card).containsText("खुली हुई विंडो में Zerodha में लॉग इन करें");
            check(page, "waiting");
            BrowserUser.authorise(popup);
            assertThat(heading(page, LABEL)).isVisible();
            checkPortfolio(page);

            link(page, "सारांश").click();
            assertThat(heading(page, "सारांश")).isVisible();
            assertThat(page.getByText("कुल मूल्य").first()).isVisible();
            check(page, "overview");
            link(page, "कनेक्शन").click();
            assertThat(card.getByText("कनेक्टेड", exactly())).isVisible();
            assertThat(card).containsText("Demo Investor (AB1234)");
            check(page, "connected");
        }
    }

    @Test
    void a_login_that_the_person_cancels_is_explained_in_hindi() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium.newPerson("hi-IN"))) {
            Page page = user.page();
            page.navigate(environment.url().toString());
            signIn(page);
            BrowserUser.button(page, "Zerodha कनेक्ट करें").click();
            setUp(page);
            Locator card = BrowserUser.card(page, LABEL);

            Locator connect = BrowserUser.button(card, "Zerodha कनेक्ट करें: " + LABEL);
            Page popup = page.waitForPopup(connect::click);
            BrowserUser.logInAtTheBroker(popup, "AB1234");
            BrowserUser.button(popup, "Cancel").click();

            assertThat(popup.getByRole(AriaRole.HEADING)).hasText("कनेक्ट नहीं हुआ");
            check(popup, "cancelled-popup");
            assertThat(card.getByRole(AriaRole.ALERT)).containsText("लॉग इन फिर से शुरू करें");
            check(page, "cancelled");
        }
    }

    @Test
    void the_language_is_chosen_in_the_user_menu_and_kept() throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium)) {
            Page page = user.page();
            user.signIn("investor");
            BrowserUser.button(page, "User menu: investor").click();
            Locator hindi = page.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("हिन्दी"));
            hindi.waitFor();
            VisualChecks.check(page, "hindi-menu");
            hindi.click();
            assertThat(heading(page, "कनेक्शन")).isVisible();

            page.reload();
            assertThat(heading(page, "कनेक्शन")).isVisible();
            assertThat(page.locator("html")).hasAttribute("lang", "hi");
            assertThat(page.evaluate(IS_SHAPED)).as("a font for Devanagari").isEqualTo(true);
        }
    }

    private static void signIn(Page page) {
        BrowserUser.button(page, "साइन इन करें").click();
        // the demo OpenID provider is in English
        page.getByLabel("User name").fill("investor");
        page.getByLabel("Password").fill("demo");
        BrowserUser.button(page, "Sign in").click();
        heading(page, "कनेक्शन").waitFor();
    }

    /** Fills in and saves the set-up form, which is open. */
    private static void setUp(Page page) {
        Map.of("API key", "sandboxdemo", "API secret", "sandboxdemo-secret", "नाम", LABEL)
                .forEach((field, value) -> page.getByLabel(field, new Page.GetByLabelOptions().setExact(true))
                        .fill(value));
        BrowserUser.button(page, "सहेजें").click();
        BrowserUser.card(page, LABEL).waitFor();
    }

    private static void checkPortfolio(Page page) throws IOException {
        assertThat(page.getByText("लाइव", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("समय के साथ मूल्य")))
                .isVisible();
        check(page, "portfolio");
        for (String tab : List.of("पोज़िशन", "म्यूचुअल फ़ंड", "फ़ंड")) {
            page.getByRole(
                            AriaRole.TAB,
                            new Page.GetByRoleOptions().setName(tab).setExact(true))
                    .click();
            assertThat(page.getByRole(
                            AriaRole.REGION,
                            new Page.GetByRoleOptions().setName(tab).setExact(true)))
                    .containsText("के अनुसार");
            check(
                    page,
                    "portfolio-" + List.of("पोज़िशन", "म्यूचुअल फ़ंड", "फ़ंड").indexOf(tab));
        }
    }

    /** Phone and wide screen, light and dark: accessible, without overflow and without clipped text. */
    private static void check(Page page, String name) throws IOException {
        VisualChecks.check(page, "hindi-" + name);
        VisualChecks.checkNarrowest(page, "hindi-" + name);
        assertThat((List<?>) page.evaluate(CLIPPED))
                .as("clipped texts of " + name)
                .isEmpty();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
