package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.broker.zerodha.KiteFailures.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KiteFailuresTest {

    @ParameterizedTest(name = "{0}: {1} {2} \"{3}\" is {4} {5}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // the exchange of a request token
                "EXCHANGE, 403, TokenException, Invalid `checksum`., CONFIG, app-secret-refused",
                "EXCHANGE, 400, InputException, Invalid `checksum`., CONFIG, app-secret-refused",
                "EXCHANGE, 403, TokenException, Token is invalid or has expired., AUTH, code-stale",
                "EXCHANGE, 403, TokenException, Invalid session credentials, AUTH, code-stale",
                "EXCHANGE, 400, InputException, The user is not enabled for the app., CONFIG, user-not-enabled",
                "EXCHANGE, 403, InputException, The user is not enabled for the app., CONFIG, user-not-enabled",
                "EXCHANGE, 400, InputException, Invalid `api_key`., CONFIG, api-key-unknown",
                "EXCHANGE, 403, TokenException, Invalid `api_key`., CONFIG, api-key-unknown",
                "EXCHANGE, 400, InputException, Invalid `api_key` or `access_token`., CONFIG, api-key-unknown",
                "EXCHANGE, 400, InputException, Missing `request_token`., CONFIG, request-refused",
                "EXCHANGE, 403, PermissionException, That API call is not allowed for the authenticated user,"
                        + " PERMISSION, permission-missing",
                "EXCHANGE, 429, NetworkException, Too many requests, RATE, rate-limited",
                "EXCHANGE, 502, NetworkException, \"\", TRANSIENT, broker-down",
                // the renewal of a session
                "RENEWAL, 403, TokenException, Invalid `checksum`., CONFIG, app-secret-refused",
                "RENEWAL, 403, TokenException, Token is invalid or has expired., AUTH, refresh-token-refused",
                "RENEWAL, 400, InputException, Invalid `api_key`., CONFIG, api-key-unknown",
                "RENEWAL, 429, \"\", \"\", RATE, rate-limited",
                // refusals without an error type: the text counts
                "EXCHANGE, 403, \"\", Invalid `checksum`., CONFIG, app-secret-refused",
                "EXCHANGE, 400, \"\", Invalid `checksum`., CONFIG, app-secret-refused",
                "EXCHANGE, 403, \"\", Token is invalid or has expired., AUTH, code-stale",
                "RENEWAL, 403, \"\", Token is invalid or has expired., AUTH, refresh-token-refused",
                "SESSION, 403, \"\", Incorrect `api_key` or `access_token`., AUTH, session-ended",
                "SESSION, 400, \"\", Invalid `api_key`., CONFIG, api-key-unknown",
                // any call within a session
                "SESSION, 403, TokenException, Incorrect `api_key` or `access_token`., AUTH, session-ended",
                "SESSION, 403, TokenException, Token is invalid or has expired., AUTH, session-ended",
                "SESSION, 403, TokenException, \"\", AUTH, session-ended",
                "SESSION, 400, TokenException, Invalid session, AUTH, session-ended",
                "SESSION, 403, TwoFAException, \"\", AUTH, session-ended",
                "SESSION, 401, \"\", \"\", AUTH, session-ended",
                "SESSION, 400, InputException, Invalid `api_key` or `access_token`., AUTH, session-ended",
                "SESSION, 400, InputException, Invalid `api_key`., CONFIG, api-key-unknown",
                "SESSION, 400, InputException, Invalid `i`., CONFIG, request-refused",
                "SESSION, 403, PermissionException, Insufficient permission for that call.,"
                        + " PERMISSION, permission-missing",
                "SESSION, 403, PermissionException, Token is invalid or has expired., PERMISSION, permission-missing",
                "SESSION, 403, UserException, \"\", PERMISSION, account-refused",
                "SESSION, 403, SomethingNewException, \"\", PERMISSION, request-forbidden",
                "SESSION, 403, \"\", Authentication failed., PERMISSION, request-forbidden",
                "SESSION, 400, SomethingNewException, \"\", CONFIG, request-refused",
                "SESSION, 400, MarginException, Insufficient funds., CONFIG, request-refused",
                "SESSION, 428, HoldingException, 1 quantity needs authorisation at depository.,"
                        + " CONFIG, request-refused",
                "SESSION, 404, GeneralException, Route not found, CONFIG, broker-route-unknown",
                "SESSION, 405, GeneralException, \"\", CONFIG, broker-route-unknown",
                "SESSION, 410, GeneralException, \"\", CONFIG, broker-route-unknown",
                "SESSION, 408, \"\", \"\", TRANSIENT, broker-slow",
                "SESSION, 429, NetworkException, Too many requests, RATE, rate-limited",
                "SESSION, 429, TokenException, \"\", RATE, rate-limited",
                "SESSION, 400, NetworkException, \"\", TRANSIENT, broker-down",
                "SESSION, 403, DataException, \"\", TRANSIENT, broker-down",
                "SESSION, 500, GeneralException, \"\", TRANSIENT, broker-down",
                "SESSION, 500, OrderException, \"\", TRANSIENT, broker-down",
                "SESSION, 502, DataException, \"\", TRANSIENT, broker-down",
                "SESSION, 503, NetworkException, \"\", TRANSIENT, broker-down",
                "SESSION, 504, \"\", \"\", TRANSIENT, broker-down",
                "SESSION, 503, TokenException, \"\", TRANSIENT, broker-down",
            })
    void every_refusal_has_a_verdict_and_a_code(
            Purpose purpose, int status, String type, String text, Verdict verdict, String code) {
        BrokerException failure = KiteFailures.refused(purpose, new Refusal(status, type, text, null));

        assertThat(failure.verdict()).isEqualTo(verdict);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure instanceof BrokerUnavailableException).isEqualTo(verdict == Verdict.TRANSIENT);
    }

    @Test
    void an_unknown_error_type_is_named() {
        BrokerException failure =
                KiteFailures.refused(Purpose.SESSION, new Refusal(403, "SomethingNewException", "", null));

        assertThat(failure).hasMessageContaining("SomethingNewException").hasMessageContaining("403");
    }

    @Test
    void free_text_of_the_broker_is_not_repeated() {
        Refusal verbose = new Refusal(400, "x\nFAKE LOG LINE access_token=abc", "access_token=abc", null);

        BrokerException failure = KiteFailures.refused(Purpose.SESSION, verbose);

        assertThat(failure.getMessage()).doesNotContain("abc").doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_pause_that_the_broker_asked_for_is_kept(int status) {
        Refusal busy = new Refusal(status, "NetworkException", "Too many requests", Duration.ofSeconds(7));

        assertThat(KiteFailures.refused(Purpose.SESSION, busy).retryAfter()).contains(Duration.ofSeconds(7));
    }
}
