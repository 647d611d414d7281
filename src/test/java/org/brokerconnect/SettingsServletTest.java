package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.identity.SignInSettings;
import org.junit.jupiter.api.Test;

class SettingsServletTest {

    private static final SignInSettings SIGN_IN = new SignInSettings(
            Optional.empty(), Optional.of("https://id.example/realms/people"), "broker-connect", "openid profile");

    private static String written(BrokerCatalog catalog) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        HttpServletResponse response = PartialFake.of(
                HttpServletResponse.class,
                Map.of(
                        "setContentType", none -> null,
                        "setCharacterEncoding", none -> null,
                        "getOutputStream", none -> to(body)));
        new SettingsServlet(SIGN_IN, catalog).doGet(null, response);
        return body.toString(StandardCharsets.UTF_8);
    }

    private static ServletOutputStream to(ByteArrayOutputStream body) {
        return new ServletOutputStream() {
            @Override
            public void write(int value) {
                body.write(value);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("nothing here is asynchronous");
            }
        };
    }

    @Test
    void the_settings_contain_the_sign_in_parameters_and_nothing_else() throws IOException {
        assertThat(written(new BrokerCatalog(List.of())))
                .isEqualTo("{\"signIn\":{\"authority\":\"https://id.example/realms/people\","
                        + "\"clientId\":\"broker-connect\",\"scope\":\"openid profile\"},\"sandbox\":false}");
    }

    @Test
    void one_sandbox_broker_makes_the_installation_a_sandbox() throws IOException {
        assertThat(written(new FakeBroker().catalog())).endsWith("\"sandbox\":true}");
    }
}
