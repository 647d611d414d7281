package org.brokerconnect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.journey.Stack;

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
        if (isComplaint && !isOfTheBroker) {
            complaints.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
        }
    }

    /** The tab that the person began in. */
    Page page() {
        return page;
    }

    /** Signs in at the demo provider and arrives at the connections. */
    public void signIn(String name) {
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
        button(page, "Add Zerodha").click();
        page.getByLabel("API key", new Page.GetByLabelOptions().setExact(true)).fill("sandboxdemo");
        page.getByLabel("API secret", new Page.GetByLabelOptions().setExact(true))
                .fill("sandboxdemo-secret");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(label);
        button(page, "Save").click();
        card(label).waitFor();
    }

    /** The card of one connection. */
    public Locator card(String label) {
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
