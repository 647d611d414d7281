package org.brokerconnect.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One Chromium. The environment variable {@code CHROMIUM} names another executable than the npm package's, which is needed on other systems than
 * Linux. For one thread, like everything of Playwright.
 */
public final class Chromium implements AutoCloseable {

    static final int WIDTH = 1280;
    static final int HEIGHT = 800;

    /** A busy machine of two cores is slow to show a page; what is there sooner is not waited for. */
    private static final double PATIENCE_MILLIS = 30_000;

    /** No sandbox, because tests also run as root; and no talk to its maker. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts a browser without a window. */
    public static Chromium launch() throws IOException, InterruptedException {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Chromium(playwright, playwright.chromium().launch(options()));
        } catch (RuntimeException | IOException | InterruptedException e) {
            playwright.close();
            throw e;
        }
    }

    private static BrowserType.LaunchOptions options() throws IOException, InterruptedException {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
        String chosen = System.getenv("CHROMIUM");
        if (chosen != null) {
            return options.setExecutablePath(Path.of(chosen));
        }
        Path executable = ChromiumFiles.executable();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(ChromiumFiles.environment());
        return options.setExecutablePath(executable).setEnv(environment);
    }

    /** A person's browser: its cookies and storage are its own. Close it, or the browser does. */
    public BrowserContext newPerson() {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
