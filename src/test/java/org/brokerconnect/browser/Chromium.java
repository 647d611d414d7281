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
 * A Chromium process. The environment variable {@code CHROMIUM} names an executable other than that of the npm package,
 * which runs on Linux only. Not thread-safe, like all of Playwright.
 */
public final class Chromium implements AutoCloseable {

    static final int WIDTH = 1280;
    static final int HEIGHT = 800;

    /** Reached in failed tests only; long, because a busy machine with two cores renders slowly. */
    private static final double PATIENCE_MILLIS = 60_000;

    /** No sandbox, because tests also run as root; no emulated graphics card; no background requests to Google. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
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

    /** Starts a headless browser. */
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

    /** As {@link #newPerson(String)}, of a person whose browser prefers American English. */
    public BrowserContext newPerson() {
        return newPerson("en-US");
    }

    /**
     * A new context with its own cookies and storage. It is closed with the browser at the latest.
     *
     * @param locale the preferred language, such as {@code hi-IN}
     */
    BrowserContext newPerson(String locale) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setLocale(locale));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
