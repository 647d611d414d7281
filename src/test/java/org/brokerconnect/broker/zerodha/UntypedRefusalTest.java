package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerException.ReadRefusedException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a 401 or 403 without an {@code error_type} says about the session. */
class UntypedRefusalTest {

    private static final String OWNER = "{\"status\":\"success\",\"data\":{\"user_id\":\"AB1234\"}}";

    private final CannedKite kite = new CannedKite();
    private final BrokerClient client = kite.broker(Clock.systemUTC())
            .client(new SessionContext(
                    new AppCredentials(Secret.of("key"), Secret.of("secret")),
                    new SessionTokens(Secret.of("acc"), Secret.none()),
                    Priority.INTERACTIVE));

    @AfterEach
    void close() {
        kite.close();
    }

    private static String refusal(String message) {
        return "{\"status\":\"error\",\"message\":\"" + message + "\",\"data\":null}";
    }

    /** Only the broker's own word about the session ends it; without one, the call failed and nothing else is known. */
    @ParameterizedTest
    @CsvSource({
        "401, '', AUTH session-ended",
        "401, Unauthorized, AUTH session-ended",
        "403, Incorrect `api_key` or `access_token`., AUTH session-ended",
        "403, Token is invalid or has expired., AUTH session-ended",
        "403, '', TRANSIENT request-forbidden",
        "403, Forbidden, TRANSIENT request-forbidden",
        "403, Authentication failed., TRANSIENT request-forbidden"
    })
    void of_the_profile(int status, String message, String meaning) {
        kite.json(status, refusal(message));

        BrokerException refused = catchThrowableOfType(BrokerException.class, client::profile);

        assertThat(refused.verdict() + " " + refused.code()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"401, Unauthorized", "403, Token is invalid or has expired.", "403, Forbidden", "403, ''"})
    void of_data_concerns_this_read_only_while_the_profile_answers(int status, String message) {
        answersByRoute(status, message, 200, OWNER);

        assertThat(catchThrowableOfType(ReadRefusedException.class, client::holdings)
                        .code())
                .isEqualTo("request-forbidden");
        assertThat(kite.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Forbidden, 401, Unauthorized, AUTH session-ended",
        "Forbidden, 403, Token is invalid or has expired., AUTH session-ended",
        "Forbidden, 403, Forbidden, TRANSIENT request-forbidden",
        "Token is invalid or has expired., 403, Forbidden, TRANSIENT request-forbidden",
        "Token is invalid or has expired., 502, '', TRANSIENT broker-down"
    })
    void of_data_means_what_the_profile_says(String message, int profileStatus, String profile, String meaning) {
        answersByRoute(403, message, profileStatus, refusal(profile));

        BrokerException refused = catchThrowableOfType(BrokerException.class, client::holdings);

        assertThat(refused.verdict() + " " + refused.code()).isEqualTo(meaning);
        assertThat(refused).isNotInstanceOf(ReadRefusedException.class);
    }

    private void answersByRoute(int status, String message, int profileStatus, String profile) {
        kite.handles(connection -> {
            boolean isProfile = connection.request().startsWith("GET /user/profile");
            byte[] body = (isProfile ? profile : refusal(message)).getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + (isProfile ? profileStatus : status)
                    + " Canned\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ";
            connection.out().write((head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            connection.out().write(body);
        });
    }
}
