package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.brokerconnect.sandbox.kite.KiteSandbox;

/** Price streams on one node while the connection changes on the other. The clock is stopped. */
final class CrossNodePrices {

    private static final String UPGRADE = "GET /";

    /** {@code connection.renewal-pause-seconds} plus one: younger tokens are not renewed on request. */
    private static final Duration PAUSE = Duration.ofSeconds(61);

    private final KiteSandbox sandbox;
    private final TestEnvironment here;
    private final TestEnvironment there;
    private final TestClock time;

    CrossNodePrices(TestEnvironment here, TestEnvironment there) {
        this.here = here;
        this.there = there;
        sandbox = here.sandbox();
        time = new TestClock(here);
        time.stopAt(time.today("10:00"));
    }

    private Account connected(String app) {
        Account account = Person.named("investor", here).setUp("Mine", app, app + "-secret");
        account.connectAs("AB1234");
        return account;
    }

    private static void await(SseClient page, String mode) {
        JsonNode feed = page.next().data();
        while (!feed.path("mode").asText().equals(mode)) {
            feed = page.next().data();
        }
    }

    void endWithDisconnect() throws Exception {
        Account account = connected("sandboxdemo");
        try (SseClient page = SseClient.watch(there, "investor", account.id())) {
            await(page, "STREAMING");

            account.disconnect();

            await(page, "OFF");
            Eventually.holds("no open socket", () -> sandbox.sockets().count() == 0);
        }
        assertThat(sandbox.calls().count(UPGRADE)).isEqualTo(1);
        assertThat(sandbox.calls().count(call -> call.status() == 403)).isZero();
    }

    void continueWithRenewedTokens() throws Exception {
        Account account = connected(KiteInspector.APPROVED);
        // before the stream opens: otherwise holdings would be read again while the tokens change
        time.advance(PAUSE);
        try (SseClient page = SseClient.watch(there, "investor", account.id())) {
            await(page, "STREAMING");

            account.renew().expectStatus(200);
            Eventually.holds("a second socket", () -> sandbox.calls().count(UPGRADE, 101) >= 2);
            Eventually.holds(
                    "the first socket is closed", () -> sandbox.sockets().count() == 1);
            int refused = refusedBeforeTheNodeHadTheNewTokens();
            sandbox.sockets().tick();

            SseClient.Event event = page.next();
            while (!event.name().equals("prices")
                    || event.data().path("complete").booleanValue()) {
                assertThat(event.data().path("mode").asText()).isNotEqualTo("OFF");
                event = page.next();
            }
            assertThat(refused()).isEqualTo(refused);
        }
        assertThat(sandbox.renewals(KiteInspector.APPROVED, "AB1234")).isEqualTo(1);
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    private int refused() {
        return sandbox.calls().count(call -> call.status() == 403);
    }

    /**
     * The broker ends the old tokens before any node can store the new ones. When it closes the socket in this moment,
     * the other node polls prices once with the old tokens.
     */
    private int refusedBeforeTheNodeHadTheNewTokens() throws InterruptedException {
        assertThat(sandbox.calls().awaitIdle(Duration.ofMinutes(1))).isTrue();
        return refused();
    }
}
