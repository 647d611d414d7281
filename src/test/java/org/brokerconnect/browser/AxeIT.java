package org.brokerconnect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The checks find what they are for. */
@ExtendWith(BrowserExtension.class)
class AxeIT {

    private static final String CORRECT = """
            <!doctype html><html lang="en"><head><title>A page</title></head>
            <body><main><h1>A page</h1>%s</main></body></html>
            """;
    private static final String PALE_TEXT = "<p style='color:#bbb; background:#fff'>Pale text</p>";
    private static final String NAMELESS_IMAGE = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>";

    private final Chromium chromium;

    AxeIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @Test
    void a_violated_rule_is_found_with_its_element() throws Exception {
        try (BrowserContext person = chromium.newPerson()) {
            Page page = pageWith(person, NAMELESS_IMAGE + PALE_TEXT);

            assertThat(Axe.violations(page)).hasSize(2).anySatisfy(violation -> assertThat(violation)
                    .startsWith("image-alt: ")
                    .endsWith("(img)"));
            assertThat(Axe.violationsOfColours(page)).singleElement().satisfies(violation -> assertThat(violation)
                    .startsWith("color-contrast: ")
                    .endsWith("(p)"));
        }
    }

    @Test
    void a_page_without_a_violation_passes_again_and_after_a_reload() throws Exception {
        try (BrowserContext person = chromium.newPerson()) {
            Page page = pageWith(person, "<p>Text</p>");

            assertThat(Axe.violations(page)).isEmpty();
            assertThat(Axe.violationsOfColours(page)).isEmpty();
            page.reload();
            assertThat(Axe.violations(page)).as("of the empty page").isNotEmpty();
        }
    }

    private static Page pageWith(BrowserContext person, String content) {
        Page page = person.newPage();
        page.setContent(CORRECT.formatted(content));
        return page;
    }
}
