package org.brokerconnect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.brokerconnect.journey.Stack;
import org.brokerconnect.sandbox.run.DemoOpenIdProvider;

/**
 * A person in front of a browser of their own. Whatever its pages complain of in the console, a breach of the content security policy among it, fails
 * the test when the visit ends; but not what the broker's pages complain of.
 */
public final class Visitor implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Stack stack;
    private final BrowserContext browser;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    public Visitor(Stack stack, Chromium chromium) {
        this.stack = stack;
        browser = chromium.newPerson();
        browser.onConsoleMessage(this::heard);
        browser.onWebError(error -> complaints.add(error.error()));
        page = browser.newPage();
    }

    private void heard(ConsoleMessage message) {
        boolean isComplaint = message.type().equals("error") || message.type().equals("warning");
        boolean isOfTheBroker = message.location().startsWith(stack.sandbox().url());
        if (isComplaint && !isOfTheBroker && expected.stream().noneMatch(message.text()::contains)) {
            complaints.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
        }
    }

    /** What a test brings about on purpose is no complaint, for example {@code 503}. */
    void expect(String partOfMessage) {
        expected.add(partOfMessage);
    }

    /** The tab that the person began in. */
    Page page() {
        return page;
    }

    /** Signs in at the demo provider and arrives at the connections. */
    public void signIn(String name) {
        signIn(page, name);
    }

    /** The same, with a token that outlives the night: for tests that move the time by hours. */
    void signInForDays(String name) {
        signIn(name);
        Duration life = Duration.ofDays(3);
        String token = stack.signIn()
                .bearer(
                        Map.of(
                                "sub",
                                name,
                                "upn",
                                name,
                                "groups",
                                List.of(name),
                                "aud",
                                List.of(DemoOpenIdProvider.CLIENT_ID)),
                        life)
                .substring("Bearer ".length());
        changeSignIn("user.access_token = '%s'; user.expires_at += %d".formatted(token, life.toSeconds()));
        page.reload();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Connections"))
                .waitFor();
    }

    /** Lets the sign-in of the tab be over, as after some hours, with nothing to renew it. */
    void endSignIn() {
        changeSignIn("user.expires_at = 1; delete user.refresh_token");
    }

    /** @param change a statement about {@code user}, what the tab keeps of the sign-in */
    private void changeSignIn(String change) {
        page.evaluate("""
                () => {
                  const key = Object.keys(sessionStorage).find(name => name.startsWith('oidc.user:'));
                  const user = JSON.parse(sessionStorage.getItem(key));
                  %s;
                  sessionStorage.setItem(key, JSON.stringify(user));
                }
                """.formatted(change));
    }

    /** Another tab of the same browser; a sign-in belongs to one tab. */
    Page signInInAnotherTab(String name) {
        Page tab = browser.newPage();
        signIn(tab, name);
        return tab;
    }

    private void signIn(Page page, String name) {
        page.navigate(stack.url().toString());
        button(page, "Sign in").click();
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password").fill("demo");
        button(page, "Sign in").click();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Connections"))
                .waitFor();
    }

    /** Types the credentials of the sandbox's demo app, and saves them under this name. */
    void setUp(String label) {
        addButton(page).click();
        page.getByLabel("API key", new Page.GetByLabelOptions().setExact(true)).fill("sandboxdemo");
        page.getByLabel("API secret", new Page.GetByLabelOptions().setExact(true))
                .fill("sandboxdemo-secret");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(label);
        button(page, "Save").click();
        card(label).waitFor();
    }

    /** The button that opens the set-up form; its name depends on whether there are connections. */
    static Locator addButton(Page page) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(Pattern.compile("^(Connect Zerodha|Add Zerodha account)$")));
    }

    /** An item of the menu that is open. */
    static Locator menuItem(Page page, String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Connects through a window of the broker, and waits until the card says so. */
    void connect(String label) {
        Page popup = page.waitForPopup(
                () -> button(card(label), "Connect Zerodha: " + label).click());
        authorise(popup);
        card(label)
                .getByText("Connected", new Locator.GetByTextOptions().setExact(true))
                .waitFor();
    }

    /** Logs in at the broker's pages and lets the app in; the window closes by itself. */
    static void authorise(Page popup) {
        logInAtTheBroker(popup, "AB1234");
        popup.waitForClose(() -> button(popup, "Authorise").click());
    }

    /** Lets all pages believe that it is this time; their timers run on. */
    void itIs(Instant now) {
        browser.clock().setFixedTime(now.toEpochMilli());
    }

    /** Cuts the browser off from every network, or lets it back. */
    void offline(boolean isCutOff) {
        browser.setOffline(isCutOff);
    }

    /** The card of one connection. */
    public Locator card(String label) {
        return card(page, label);
    }

    static Locator card(Page page, String label) {
        return page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(label));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator button(Locator part, String name) {
        return part.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Logs in at the sandbox broker's pages, up to the question whether the app may come in. */
    static void logInAtTheBroker(Page broker, String client) {
        broker.getByLabel("User ID").fill(client);
        broker.getByLabel("Password").fill("demo");
        broker.getByLabel("TOTP").fill("123456");
        button(broker, "Log in").click();
    }

    /** Keeps what a page looks like now, in {@code target/screenshots}. */
    static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Keeps what is in the window now, in the same place. */
    static void keepWindow(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Everybody can use the page as it is now. */
    static void isAccessible(Page page) throws IOException {
        assertThat(Axe.violations(page)).isEmpty();
    }

    /** @throws AssertionError if a page of the application had something to complain of */
    @Override
    public void close() {
        browser.close();
        assertThat(complaints).as("complaints in the console").isEmpty();
    }
}
