package org.brokerconnect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.impl.TargetClosedError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.brokerconnect.journey.TestEnvironment;

/**
 * A user with a browser context of their own. Errors and warnings in the console of the application's pages, such as
 * violations of the content security policy, fail the test when it is closed; those of the broker's pages do not.
 */
public final class BrowserUser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final TestEnvironment environment;
    private final BrowserContext browser;
    private final Page page;
    private final List<String> consoleErrors = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private volatile boolean expectsLateReads;

    public BrowserUser(TestEnvironment environment, Chromium chromium) {
        this(environment, chromium.newPerson());
    }

    /** A user with this browser context, which is closed with the user. */
    BrowserUser(TestEnvironment environment, BrowserContext browser) {
        this.environment = environment;
        this.browser = browser;
        browser.onConsoleMessage(this::onConsoleMessage);
        browser.onWebError(error -> consoleErrors.add(error.error()));
        page = browser.newPage();
    }

    private void onConsoleMessage(ConsoleMessage message) {
        boolean isError = message.type().equals("error") || message.type().equals("warning");
        if (isError
                && !isFromABroker(message)
                && !(expectsLateReads && isLateRead(message))
                && expected.stream().noneMatch(message.text()::contains)) {
            consoleErrors.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
        }
    }

    private boolean isFromABroker(ConsoleMessage message) {
        return Stream.of(
                        environment.sandbox().url(),
                        environment.upstox().url(),
                        environment.tastytrade().url())
                .anyMatch(message.location()::startsWith);
    }

    private static boolean isLateRead(ConsoleMessage message) {
        return message.location().contains("/api/portfolio/") && message.text().matches(".*status of 40[49].*");
    }

    /** Tolerates console messages that contain this text, for example {@code 503}. */
    void expectConsoleError(String partOfMessage) {
        expected.add(partOfMessage);
    }

    /**
     * Tolerates portfolio reads that fail with 404 or 409: for tests that disconnect or delete a connection, or replace
     * its credentials, because a page may read its portfolio at that moment, and for those with a connection whose
     * session ended before its first read.
     */
    public void expectLateReads() {
        expectsLateReads = true;
    }

    /** The environment whose pages the user opens. */
    TestEnvironment environment() {
        return environment;
    }

    /** The first tab. */
    Page page() {
        return page;
    }

    /** Signs in at the demo OpenID provider, and waits for the connections page. */
    public void signIn(String name) {
        signIn(page, name);
    }

    /** Expires the sign-in of the tab and removes its refresh token. */
    void endSignIn() {
        changeSignIn("user.expires_at = 1; delete user.refresh_token");
    }

    /** @param change a JavaScript statement on {@code user}, the stored sign-in of the tab */
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

    /** Opens another tab, which signs in silently, because the user is signed in at the provider. */
    Page openAnotherTab() {
        Page tab = browser.newPage();
        tab.navigate(environment.url().toString());
        waitForConnections(tab);
        return tab;
    }

    private void signIn(Page page, String name) {
        page.navigate(environment.url().toString());
        button(page, "Sign in").click();
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password").fill("demo");
        button(page, "Sign in").click();
        waitForConnections(page);
    }

    private static void waitForConnections(Page page) {
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Connections"))
                .waitFor();
    }

    /** Creates a connection with the credentials of the demo app and this name. */
    void setUp(String label) {
        openSetUp(page);
        saveSetUp(Map.of("API key", "sandboxdemo", "API secret", "sandboxdemo-secret"), label);
    }

    /** Fills in and saves the set-up form, which is open, and waits for the card. */
    void saveSetUp(Map<String, String> credentials, String label) {
        credentials.forEach((field, value) -> field(page, field).fill(value));
        field(page, "Name").fill(label);
        button(page, "Save").click();
        card(label).waitFor();
    }

    static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Connects a card by a token of the broker, and waits until it is connected. */
    void pasteToken(String broker, String label, String token) {
        button(card(label), "Paste a token: " + label).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        field(page, "Token").fill(token);
        button(dialog, "Connect " + broker).click();
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Opens the set-up form of Zerodha: by its button, or by the menu of all brokers where there are connections. */
    static void openSetUp(Page page) {
        Locator add = addButton(page);
        boolean isMenu = add.textContent().equals("Add account");
        add.click();
        if (isMenu) {
            menuItem(page, "Zerodha").click();
        }
    }

    /** The button that leads to the set-up form; its name depends on whether there are connections. */
    static Locator addButton(Page page) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(Pattern.compile("^(Connect Zerodha|Add account)$")));
    }

    /** An item of the menu that is open. */
    static Locator menuItem(Page page, String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Connects through the broker's pop-up, leaves the portfolio, and waits for the state on the card. */
    void connect(String label) {
        Page popup = page.waitForPopup(
                () -> button(card(label), "Connect Zerodha: " + label).click());
        authorise(popup);
        leavePortfolio(label);
        card(label)
                .getByText("Connected", new Locator.GetByTextOptions().setExact(true))
                .waitFor();
    }

    /** Waits for the portfolio, which opens after a login, and goes to the connections. */
    void leavePortfolio(String label) {
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(label).setLevel(1))
                .waitFor();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Connections").setExact(true))
                .click();
    }

    /** Logs in on the broker's pages, authorises the app, and waits until the pop-up closes. */
    static void authorise(Page popup) {
        logInAtTheBroker(popup, "AB1234");
        untilClosed(popup, () -> button(popup, "Authorise").click());
    }

    /** Takes the browser offline or online. */
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

    /** Logs in on the broker's pages, up to the authorisation of the app. */
    static void logInAtTheBroker(Page broker, String client) {
        broker.getByLabel("User ID").fill(client);
        broker.getByLabel("Password").fill("demo");
        broker.getByLabel("TOTP").fill("123456");
        button(broker, "Log in").click();
    }

    /**
     * Waits until a window closes itself because of an action. It may do so before the browser has confirmed the
     * action, which then fails.
     */
    static void untilClosed(Page window, Runnable action) {
        window.waitForClose(() -> {
            try {
                action.run();
            } catch (TargetClosedError closed) {
                // waitForClose fails unless it was this window
            }
        });
    }

    /** Saves a screenshot of the whole page in {@code target/screenshots}. */
    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Saves a screenshot of the window in {@code target/screenshots}. */
    static void screenshotWindow(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Fails if the page violates an accessibility rule. */
    static void assertAccessible(Page page) throws IOException {
        assertThat(Axe.violations(page)).isEmpty();
    }

    /** @throws AssertionError if a page of the application logged an error or a warning */
    @Override
    public void close() {
        browser.close();
        assertThat(consoleErrors).as("errors and warnings in the console").isEmpty();
    }
}
