package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.problem.FieldError;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedReturnTest {

    private static final String OWNER = "asha";

    private final Flow flow = new Flow();
    private final PastedReturn pasted = new PastedReturn(new FakeBroker().catalog(), flow);

    /** Says how it ended, and remembers what it was given. */
    private static final class Flow extends Handshake {

        private CallbackResult landing = CallbackResult.of(SampleAttempt.open(), SampleAttempt.BEGUN);
        private String broker;
        private Map<String, List<String>> query;
        private CallbackPresenter carrier;

        @Override
        public CallbackResult finish(String brokerId, Map<String, List<String>> given, CallbackPresenter who) {
            broker = brokerId;
            query = given;
            carrier = who;
            return landing;
        }
    }

    private Problem problemOf(String address) {
        return catchThrowableOfType(ProblemException.class, () -> pasted.finish(OWNER, address))
                .problem(Locale.ENGLISH);
    }

    @Test
    void the_person_is_the_proof() {
        ConnectAttempt attempt = pasted.finish(OWNER, "https://app.example.com/cb?code=abc&state=xyz");

        assertThat(attempt).isSameAs(flow.landing.attempt());
        assertThat(flow.carrier).isEqualTo(new CallbackPresenter.Person(OWNER));
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
                "?code=abc"
            })
    void where_the_address_leads_does_not_matter(String address) {
        pasted.finish(OWNER, address);

        assertThat(flow.query).isEqualTo(Map.of("code", List.of("abc")));
    }

    @Test
    void the_query_is_read_as_a_server_reads_it() {
        pasted.finish(OWNER, "https://a.example/?code=a%20b+c&empty=&bare&code=twice&x=1=2&%C3%BC=%E2%82%B9");

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
    void what_no_broker_makes_is_refused_with_what_to_copy(String address) {
        Problem problem = problemOf(address);

        assertThat(problem.type()).isEqualTo("return-unreadable");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .containsExactly(new FieldError(
                        "url", "Copy the whole address from the address bar, from https:// to the end."));
        assertThat(flow.query).isNull();
    }

    @Test
    void an_answer_that_belongs_to_no_attempt_is_a_conflict_in_words() {
        flow.landing = CallbackResult.refused("attempt-not-yours");

        Problem problem = problemOf("https://app.example.com/cb?code=abc");

        assertThat(problem.type()).isEqualTo("attempt-not-yours");
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.detail())
                .isEqualTo(ProblemCatalog.words("attempt-not-yours", Locale.ENGLISH, null)
                        .detail());
    }

    @Test
    void a_pasted_address_does_not_print() {
        assertThat(new PastedAddress("https://a.example/?request_token=canary")).hasToString("PastedAddress[]");
    }
}
