package org.brokerconnect.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scheme's name is case-insensitive, and one or more blanks follow (RFC 9110 section 11.4). */
class BearerSchemeTest {

    /** The header that the server's mechanism gets. */
    private static String passed(String header) throws Exception {
        AtomicReference<String> seen = new AtomicReference<>();
        BearerScheme scheme = new BearerScheme((request, response, context) -> {
            seen.set(request.getHeader("authorization"));
            return AuthenticationStatus.SUCCESS;
        });
        HttpServletRequest request = PartialFake.of(HttpServletRequest.class, Map.of("getHeader", name -> header));
        assertThat(scheme.validateRequest(request, null, null)).isEqualTo(AuthenticationStatus.SUCCESS);
        return seen.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER abc", "bEaReR   abc"})
    void any_case_is_the_same_scheme(String header) throws Exception {
        assertThat(passed(header)).isEqualTo("Bearer abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "Bearerabc", "Bearer", "bearer\tabc", "xBearer abc", " bearer abc", ""})
    void other_credentials_are_passed_unchanged(String header) throws Exception {
        assertThat(passed(header)).isEqualTo(header);
    }

    @Test
    void a_request_without_credentials_has_none() throws Exception {
        assertThat(passed(null)).isNull();
    }
}
