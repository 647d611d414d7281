package org.brokerconnect.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

class ConsentRequestTest {

    private static final URI REDIRECT = URI.create("https://app.example/api/broker/callback/fake");

    @Test
    void the_challenge_is_the_one_of_rfc_7636_appendix_b() {
        Secret verifier = Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        assertThat(new ConsentRequest(Secret.of("state"), REDIRECT, Optional.of(verifier)).pkceChallenge())
                .contains("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assertThat(new ConsentRequest(Secret.of("state"), REDIRECT).pkceChallenge())
                .isEmpty();
    }

    @Test
    void state_and_verifier_are_not_printed() {
        ConsentRequest request =
                new ConsentRequest(Secret.of("canary-state"), REDIRECT, Optional.of(Secret.of("canary-verifier")));

        assertThat(request.toString()).doesNotContain("canary");
    }
}
