package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChangeSentenceTest {

    private static final Locale XX = new Locale("xx");

    private static String english(Change change, String reason) {
        return ChangeSentence.of(change, reason, Locale.ENGLISH, "Zerodha");
    }

    @Test
    void a_change_without_a_reason_is_described_by_its_own_text() {
        assertThat(english(Change.CONNECTED, null)).isEqualTo("Connected to Zerodha");
        assertThat(english(Change.RECOVERED, null)).isEqualTo("Zerodha responds again");
    }

    @Test
    void the_title_of_a_reason_follows_the_change() {
        assertThat(english(Change.CONNECT_FAILED, "app-secret-refused"))
                .isEqualTo("Login to Zerodha failed: Wrong app secret");
    }

    @Test
    void a_change_with_a_reason_can_have_a_text_of_its_own() {
        assertThat(english(Change.DISCONNECTED, "ended-by-administrator"))
                .isEqualTo("Disconnected by an administrator");
        assertThat(english(Change.CONNECT_FAILED, "consent-cancelled")).isEqualTo("Login to Zerodha cancelled");
    }

    @Test
    void without_the_brokers_name_the_text_says_your_broker() {
        assertThat(ChangeSentence.of(Change.RECOVERED, null, Locale.ENGLISH, null))
                .isEqualTo("Your broker responds again");
        assertThat(ChangeSentence.of(Change.CONNECTED, null, Locale.ENGLISH, null))
                .isEqualTo("Connected to your broker");
    }

    @Test
    void the_text_is_in_the_requested_language_where_there_is_a_translation() {
        assertThat(ChangeSentence.of(Change.CONNECTED, null, XX, "Zerodha")).isEqualTo("Xx connected to Zerodha");
        assertThat(ChangeSentence.of(Change.LOGIN_REQUIRED, "session-ended", XX, "Zerodha"))
                .isEqualTo("Xx session ended");
        assertThat(ChangeSentence.of(Change.DELETED, null, XX, "Zerodha")).isEqualTo("Connection deleted");
    }
}
