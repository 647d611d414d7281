package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeRoutesTest {

    private final HandshakeRoutes routes = new HandshakeRoutes();

    @ParameterizedTest
    @CsvSource({
        "/api/broker/callback, true, false, false",
        "/api/broker/callback/zerodha, true, true, false",
        "/callback, false, true, false",
        "/api/broker/configs/1/setup-oauth, false, false, true",
        "/api/broker/attempts, false, false, true",
        "/api/broker/attempts/complete, false, false, true",
        "/api/broker/attempts/1, false, false, false",
        "/api/broker/callbacks, false, false, false",
        "/, false, false, false"
    })
    void each_path_is_a_callback_a_return_of_the_pop_up_or_uses_the_cookie(
            String path, boolean isCallback, boolean isPopUpReturn, boolean usesCookie) {
        assertThat(routes.isCallback(path)).isEqualTo(isCallback);
        assertThat(routes.isPopUpReturn(path)).isEqualTo(isPopUpReturn);
        assertThat(routes.usesCookie(path)).isEqualTo(usesCookie);
    }
}
