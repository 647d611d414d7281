package org.brokerconnect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.brokerconnect.journey.TestEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser receives for the first page of a person who is not signed in: headers and compressed bodies. */
@WithBrowser
class FirstPageInBrowserIT {

    private static final int LIMIT_BYTES = 150 * 1024;
    private static final int LIMIT_REQUESTS = 12;

    private final TestEnvironment environment;
    private final Chromium chromium;

    FirstPageInBrowserIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @ParameterizedTest
    @CsvSource({"en-IN, Sign in", "hi-IN, साइन इन करें"})
    void the_first_page_has_at_most_150_kib_on_the_wire(String locale, String button) throws Exception {
        try (BrowserUser user = new BrowserUser(environment, chromium.newPerson(locale))) {
            List<Request> requests = load(user.page(), button);

            assertThat(requests.stream()
                            .mapToLong(FirstPageInBrowserIT::received)
                            .sum())
                    .as(report(requests))
                    .isGreaterThan(LIMIT_BYTES / 2)
                    .isLessThanOrEqualTo(LIMIT_BYTES);
            assertThat(requests).as(report(requests)).hasSizeLessThanOrEqualTo(LIMIT_REQUESTS);
            assertThat(requests)
                    .filteredOn(request -> request.url().endsWith(".js") && received(request) > 2_000)
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.response().headerValue("content-encoding"))
                            .as(request.url())
                            .isEqualTo("br"));
        }
    }

    /** Everything that the page requests until nothing is requested any more. */
    private List<Request> load(Page page, String button) {
        List<Request> requests = new ArrayList<>();
        page.onRequestFinished(requests::add);
        page.navigate(environment.url().toString());
        BrowserUser.button(page, button).waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return requests;
    }

    private static long received(Request request) {
        Sizes sizes = request.sizes();
        return (long) sizes.responseHeadersSize + sizes.responseBodySize;
    }

    private static String report(List<Request> requests) {
        return requests.stream()
                .map(request -> "%,9d bytes  %s".formatted(received(request), request.url()))
                .collect(Collectors.joining("\n", "received:\n", "\n"));
    }
}
