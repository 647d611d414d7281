package org.brokerconnect.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Secret;

/** An adapter and the broker that it calls over HTTP, with the steps that the clauses share. */
public interface BrokerUnderTest {

    /** The state of every consent. Like all secrets of a test it contains {@code canary}. */
    Secret STATE = Secret.of("canarystate-0123456789_abcdefghijklmnopqrstuvwxyz");

    /** The redirect address that the app of {@link RemoteBroker} has registered. */
    ConsentRequest REQUEST =
            new ConsentRequest(STATE, URI.create("http://localhost:8080/api/broker/callback/contract"));

    /** The adapter, connected to {@link #remote()}. */
    Broker broker();

    /** The broker that the adapter calls, new for each test. */
    RemoteBroker remote();

    /** The address of the consent page, as the application requests it. */
    default URI address(AppCredentials app) {
        return broker().authorizationUrl(app, REQUEST);
    }

    /** The code of a login that the person agreed to. */
    default Secret code(AppCredentials app) {
        return ((Consent.Granted) broker().readReturn(remote().agree(address(app)))).code();
    }

    /** A session of a login. */
    default BrokerSession connect(AppCredentials app) {
        return broker().exchange(app, REQUEST, code(app));
    }

    /** A client that a person waits for. */
    default BrokerClient client(AppCredentials app, SessionTokens tokens) {
        return broker().client(new SessionContext(app, tokens, Priority.INTERACTIVE));
    }

    /** A client within a new session of the ordinary app. */
    default BrokerClient connected() {
        return client(remote().app(), connect(remote().app()).tokens());
    }

    /** Asserts that the broker no longer accepts the tokens, and that the adapter says so. */
    default void assertEnded(AppCredentials app, SessionTokens tokens) {
        BrokerException refused = refusal(() -> client(app, tokens).profile());

        assertThat(refused.verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refused.code()).isEqualTo("session-ended");
    }

    /** The exception of the call; asserts that there is one, and that its stack trace contains no secret. */
    default BrokerException refusal(ThrowingCallable call) {
        BrokerException refused = catchThrowableOfType(BrokerException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        StringWriter log = new StringWriter();
        refused.printStackTrace(new PrintWriter(log));
        assertNoSecrets(remote().app(), log.toString());
        return refused;
    }

    /** Asserts that no text contains a secret of the app, or one that the broker has issued. */
    default void assertNoSecrets(AppCredentials app, String... texts) {
        List<String> secrets = new ArrayList<>(remote().secrets());
        secrets.add(STATE.reveal());
        for (AppCredentials each : List.of(app, remote().withWrongSecret())) {
            each.fields().values().forEach(value -> secrets.add(value.reveal()));
        }
        for (String text : texts) {
            assertThat(text).doesNotContain(secrets);
        }
    }
}
