package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import org.brokerconnect.sandbox.kite.App;
import org.brokerconnect.sandbox.kite.KiteLogin;

/**
 * A request of one person with an app and a client of their own, which may be cut off. What was answered must hold, and
 * what was not answered must have happened completely or not at all.
 */
final class InterruptedRequest {

    enum Kind {
        CALLBACK,
        RENEWAL,
        DISCONNECT
    }

    private static final String SECRET = "killed-node-secret";
    private static final String MODEL = "AB1234";

    private final Kind kind;
    private final TestEnvironment survivor;
    private final String apiKey;
    private final String client;
    private final Account there;
    private final Account here;
    private URI callback;
    private Account.Attempt attempt;
    private volatile Reply reply;

    private InterruptedRequest(Kind kind, String name, TestEnvironment survivor, TestEnvironment other) {
        this.kind = kind;
        this.survivor = survivor;
        apiKey = name;
        client = name.toUpperCase(Locale.ROOT);
        survivor.sandbox().register(app(survivor));
        survivor.sandbox().addClient(client, MODEL);
        there = Person.named(name, other).setUp("Killed", apiKey, SECRET);
        here = new Account(Person.named(name, survivor), there.id());
    }

    private App app(TestEnvironment environment) {
        App model = environment.sandbox().apps().iterator().next();
        return App.of(apiKey, SECRET, "Killed node").approvedPlatform().withRedirectUrl(model.redirectUrl());
    }

    /** Sets up the account at {@code other}, up to the request. */
    static InterruptedRequest prepare(Kind kind, String name, TestEnvironment survivor, TestEnvironment other) {
        InterruptedRequest request = new InterruptedRequest(kind, name, survivor, other);
        if (kind == Kind.CALLBACK) {
            request.attempt = request.there.begin();
            request.callback = KiteLogin.as(request.client).authorise(request.attempt.authorizationUrl());
        } else {
            assertThat(request.there.connectAs(request.client).outcome()).isEqualTo("CONNECTED");
        }
        return request;
    }

    /** @throws jakarta.ws.rs.ProcessingException if it was cut off */
    void send() {
        reply = switch (kind) {
            case CALLBACK -> there.person().open(callback);
            case RENEWAL -> there.renew();
            case DISCONNECT -> there.person().post(there.path() + "/disconnect");
        };
    }

    /** Whether the answer is a result; a 503 says that nothing is known. */
    boolean isAnswered() {
        return reply != null && reply.status() != 503;
    }

    void assertAgreesWithTheBroker() {
        assertThat(here.state()).isIn("CONNECTED", "DISCONNECTED", "EXPIRED");
        switch (kind) {
            case CALLBACK -> assertCallback();
            case RENEWAL -> assertRenewal();
            case DISCONNECT -> assertDisconnect();
        }
        connectAndDisconnect();
    }

    /** A session that the broker gave while the node died is known to nobody; the next login ends it. */
    private void assertCallback() {
        String outcome = here.outcomeOf(attempt).path("outcome").asText();
        assertThat(outcome).isIn("CONNECTED", "FAILED");
        if (isAnswered() && CallbackOutcome.of(reply).outcome().equals("CONNECTED")) {
            assertThat(outcome).isEqualTo("CONNECTED");
        }
        assertThat(here.state()).isEqualTo(outcome.equals("CONNECTED") ? "CONNECTED" : "DISCONNECTED");
        assertReadsIfConnected();
    }

    /** A refresh token works once: a renewal whose response was lost needs a login. */
    private void assertRenewal() {
        if (isAnswered()) {
            reply.expectStatus(200);
        }
        Reply again = here.renew();
        assertThat(again.status()).as(again.body()).isIn(200, 409);
        assertThat(here.state()).isEqualTo(again.status() == 200 ? "CONNECTED" : "EXPIRED");
        if (isAnswered()) {
            assertThat(again.status()).isEqualTo(200);
        }
        assertReadsIfConnected();
    }

    private void assertDisconnect() {
        if (isAnswered()) {
            reply.expectStatus(200);
            assertThat(here.state()).isEqualTo("DISCONNECTED");
        }
        if (here.state().equals("DISCONNECTED")) {
            assertNoSession();
        }
        assertReadsIfConnected();
    }

    /** The stored tokens are those that the broker issued last. */
    private void assertReadsIfConnected() {
        if (here.state().equals("CONNECTED")) {
            Reply read = here.person().get("/api/portfolio/" + here.id()).expectStatus(200);
            assertThat(read.text("source")).isEqualTo("LIVE");
        }
    }

    /** Nothing that the killed node left behind is in the way, and nothing stays at the broker. */
    private void connectAndDisconnect() {
        assertThat(here.connectAs(client).outcome()).isEqualTo("CONNECTED");
        assertReadsIfConnected();
        here.disconnect();
        assertNoSession();
    }

    private void assertNoSession() {
        assertThat(survivor.sandbox().hasSession(apiKey, client)).isFalse();
    }
}
