package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.problem.FieldError;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {

    private static final String LISTED = "https://app.example.com/broker-done?from=bc";
    private static final ReturnAddress ADDRESS = new ReturnAddress(new WebAddresses(
            "https://api.example.com", Optional.of("https://front.example.com"), Optional.of(new String[] {LISTED})));

    @ParameterizedTest
    @NullSource
    void the_default_is_the_front_ends_callback_page(String requested) {
        assertThat(ADDRESS.validated(requested)).isEqualTo("/callback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/callback", "/a/b-c_d.e~f/", "/connections/5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10", LISTED})
    void plain_paths_and_listed_urls_are_accepted(String requested) {
        assertThat(ADDRESS.validated(requested)).isEqualTo(requested);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "evil",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%2f%2fevil.example",
                "%2f%2fevil.example",
                "/a//evil.example",
                "/\tevil",
                "/ evil",
                " /callback",
                "/callback ",
                "/callback\r\nSet-Cookie: a=b",
                "/callback\n",
                "/callback?next=//evil.example",
                "/callback#evil",
                "/user@evil.example",
                "/:evil",
                "https://evil.example",
                "HTTPS://EVIL.EXAMPLE",
                "https:evil.example",
                "https:/evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "https://front.example.com@evil.example/",
                "https://front.example.com.evil.example/",
                "https://front.example.com/callback",
                "/\u2215\u2215evil",
                "/\uff0f\uff0fevil",
                "/c\u0430llback",
                "/\u202eevil",
                "/\u0000",
                LISTED + "&more",
                LISTED + "/",
                "https://app.example.com/broker-done"
            })
    void everything_else_is_refused(String requested) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> ADDRESS.validated(requested));

        assertThat(refused.problem(Locale.ENGLISH).type()).isEqualTo("return-address-refused");
        assertThat(refused.problem(Locale.ENGLISH).status()).isEqualTo(400);
        assertThat(refused.problem(Locale.ENGLISH).errors())
                .extracting(FieldError::field)
                .containsExactly("returnTo");
    }

    @Test
    void an_address_longer_than_the_column_is_refused() {
        assertThat(ADDRESS.validated("/" + "a".repeat(511))).hasSize(512);
        assertThat(catchThrowableOfType(ProblemException.class, () -> ADDRESS.validated("/" + "a".repeat(512))))
                .isNotNull();
        assertThat(catchThrowableOfType(ProblemException.class, () -> ADDRESS.validated("/a".repeat(1_000_000))))
                .isNotNull();
    }

    @Property
    void every_accepted_path_leads_to_the_front_end(@ForAll("malicious") String requested) {
        String checked;
        try {
            checked = ADDRESS.validated(requested);
        } catch (ProblemException refused) {
            return;
        }

        URI target = ADDRESS.redirectUrl(result(checked));
        assertThat(target.getScheme()).isEqualTo("https");
        assertThat(target.getRawAuthority()).isEqualTo("front.example.com");
        assertThat(target.getRawPath()).startsWith("/").doesNotStartWith("//");
        assertThat(target.getRawQuery()).startsWith("outcome=PENDING&attempt=");
    }

    @Provide
    Arbitrary<String> malicious() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/",
                "//",
                "\\",
                ".",
                "..",
                "%2f",
                "%5c",
                "@",
                ":",
                "?",
                "#",
                "a",
                "evil.example",
                "https:",
                "\t",
                "\n",
                "\u2215",
                "~");
        return Arbitraries.oneOf(
                pieces.list().ofMinSize(1).ofMaxSize(8).map(list -> "/" + String.join("", list)),
                pieces.list().ofMaxSize(8).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Test
    void the_redirect_url_contains_only_the_outcome() {
        assertThat(ADDRESS.redirectUrl(CallbackResult.refused("attempt-unknown")))
                .hasToString("https://front.example.com/callback?outcome=FAILED&problem=attempt-unknown");
    }

    @Test
    void a_listed_url_keeps_its_query() {
        assertThat(ADDRESS.redirectUrl(result(LISTED)).toString()).startsWith(LISTED + "&outcome=PENDING&attempt=");
    }

    private static CallbackResult result(String returnTo) {
        return CallbackResult.of(SampleAttempt.returningTo(returnTo), SampleAttempt.STARTED_AT);
    }
}
