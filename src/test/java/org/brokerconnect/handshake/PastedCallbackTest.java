package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.problem.FieldError;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedCallbackTest {

    private static final String OWNER = "asha";

    private final Flow flow = new Flow();
    private final PastedCallback pastedCallback = new PastedCallback(new FakeBroker().catalog(), flow);

    /** Returns a given result and records its arguments. */
    private static final class Flow extends Handshake {

        private CallbackResult result = CallbackResult.of(SampleAttempt.open(), SampleAttempt.STARTED_AT);
        private String broker;
        private Map<String, List<String>> query;
        private CallbackPresenter presenter;

        @Override
        public CallbackResult complete(String brokerId, Map<String, List<String>> given, CallbackPresenter who) {
            broker = brokerId;
            query = given;
            presenter = who;
            return result;
        }
    }

    private Problem problemOf(String address) {
        return catchThrowableOfType(ProblemException.class, () -> pastedCallback.complete(OWNER, address))
                .problem(Locale.ENGLISH);
    }

    @Test
    void the_signed_in_person_replaces_the_cookie() {
        ConnectAttempt attempt = pastedCallback.complete(OWNER, "https://app.example.com/cb?code=abc&state=xyz");

        assertThat(attempt).isSameAs(flow.result.attempt());
        assertThat(flow.presenter).isEqualTo(new CallbackPresenter.Person(OWNER));
        assertThat(flow.broker).isEqualTo(FakeBroker.ID);
        assertThat(flow.query).isEqualTo(Map.of("code", List.of("abc"), "state", List.of("xyz")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/?code=abc",
                "  https://app.example.com/cb?code=abc\n",
                "https://app.example.com/cb?code=abc#",
                "https://app.example.com/cb?code=abc#fragment",
                "/cb?code=abc",
                "?code=abc",
                "\"https://app.example.com/cb?code=abc\"",
                "<https://app.example.com/cb?code=abc>",
                "\u201chttps://app.example.com/cb?code=abc\u201d",
                "view-source:https://app.example.com/cb?code=abc",
                "https://app.example.com//cb?code=abc",
                "https://app.example.com/c|b?code=abc",
                "\ufeffhttps://app.example.com/cb?co\u200bde=abc\u00a0",
                "https://app.example.com/cb\r\n  ?code=abc"
            })
    void the_host_and_path_of_the_address_and_what_is_copied_along_are_ignored(String address) {
        pastedCallback.complete(OWNER, address);

        assertThat(flow.query).isEqualTo(Map.of("code", List.of("abc")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/api/broker/callback/second?code=abc, second",
        "https://app.example.com//api//broker/callback/second/?code=abc, second",
        "https://app.example.com/api/broker/callback/first?code=abc, first",
        "https://app.example.com/cb?code=abc, first",
        "https://app.example.com/callback/second?code=abc, first"
    })
    void the_broker_of_the_path_gets_the_code(String address, String broker) {
        BrokerCatalog two = new BrokerCatalog(List.of(new FakeBroker("first"), new FakeBroker("second")));

        new PastedCallback(two, flow).complete(OWNER, address);

        assertThat(flow.broker).isEqualTo(broker);
    }

    @Test
    void a_code_for_a_broker_that_is_not_installed_is_sent_to_no_other() {
        assertThat(problemOf("https://app.example.com/api/broker/callback/gone?code=abc")
                        .type())
                .isEqualTo("return-unreadable");
        assertThat(flow.query).isNull();
    }

    @Test
    void the_query_is_decoded_as_a_server_decodes_it() {
        pastedCallback.complete(OWNER, "https://a.example/?code=a%20b+c&empty=&bare&code=twice&x=1=2&%C3%BC=%E2%82%B9");

        assertThat(flow.query)
                .isEqualTo(Map.of(
                        "code", List.of("a b c", "twice"),
                        "empty", List.of(""),
                        "bare", List.of(""),
                        "x", List.of("1=2"),
                        "ü", List.of("₹")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "code=abc",
                "https://app.example.com/cb",
                "https://app.example.com/cb?",
                "https://app.example.com/cb#code=abc",
                "https://app.example.com/cb?other=abc",
                "https://app.example.com/cb?code=%zz",
                "https://app.example.com/cb?code=%",
                "https://app.example.com/a b?code=abc",
                "mailto:asha@example.com"
            })
    void an_unrecognised_address_is_refused_with_a_hint(String address) {
        Problem problem = problemOf(address);

        assertThat(problem.type()).isEqualTo("return-unreadable");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .containsExactly(new FieldError(
                        "url", "Copy the whole address from the address bar, from https:// to the end."));
        assertThat(flow.query).isNull();
    }

    @Test
    void a_callback_without_an_attempt_is_a_conflict_with_title_and_detail() {
        flow.result = CallbackResult.refused("attempt-not-yours");

        Problem problem = problemOf("https://app.example.com/cb?code=abc");

        assertThat(problem.type()).isEqualTo("attempt-not-yours");
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.detail())
                .isEqualTo(ProblemCatalog.words("attempt-not-yours", Locale.ENGLISH, null)
                        .detail());
    }

    @Test
    void to_string_omits_the_pasted_address() {
        assertThat(new PastedAddress("https://a.example/?request_token=canary")).hasToString("PastedAddress[]");
    }
}
