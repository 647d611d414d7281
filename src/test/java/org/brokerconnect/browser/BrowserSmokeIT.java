package org.brokerconnect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.brokerconnect.journey.Stack;
import org.brokerconnect.journey.WithStack;
import org.junit.jupiter.api.Test;

@WithStack
class BrowserSmokeIT {

    private final Stack stack;

    BrowserSmokeIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void a_person_signs_in_through_the_provider_and_comes_back() throws Exception {
        try (Chromium chromium = Chromium.launch();
                BrowserContext person = chromium.newPerson()) {
            Page page = person.newPage();
            page.navigate(stack.url().toString());
            assertThat(signIn(page)).isVisible();
            assertThat(Axe.violations(page)).isEmpty();
            signIn(page).click();

            page.getByLabel("User name").fill("investor");
            page.getByLabel("Password").fill("demo");
            assertThat(Axe.violations(page)).isEmpty();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();

            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Connections")))
                    .isVisible();
            assertThat(page).hasURL(stack.url() + "/");
        }
    }

    private static Locator signIn(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"));
    }
}
