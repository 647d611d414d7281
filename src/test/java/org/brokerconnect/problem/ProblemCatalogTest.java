package org.brokerconnect.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemCatalogTest {

    private static final MessageBundle WORDS = MessageBundle.of(ProblemCatalog.class, "problems");
    private static final Locale XX = new Locale("xx");
    private static final Locale HINDI = new Locale("hi");

    /** The required words of each action's texts. */
    private static final Pattern WHAT_TO_DO = Pattern.compile("Start the login again|Replace the credentials|Try again"
            + "|Contact your administrator|Copy |Log in |log out |Sign in |Set up |Disconnect it|no need to|Reload "
            + "|To end it, remove|Correct |Send |try again|Close some|Create |/openapi");

    static Set<String> slugs() {
        return ProblemCatalog.slugs();
    }

    static Set<String> clearing() {
        return slugs().stream()
                .filter(slug -> ProblemCatalog.type(slug).clears())
                .collect(Collectors.toSet());
    }

    private static ProblemWords english(String slug) {
        return ProblemCatalog.words(slug, Locale.ENGLISH, "Zerodha");
    }

    @Test
    void every_type_has_texts_and_every_text_belongs_to_a_type() {
        Set<String> expected = new TreeSet<>(Set.of(
                "broker-name.within-sentence", "broker-name.start-of-sentence", "broker-name.of-another-person"));
        slugs().forEach(slug -> expected.addAll(Set.of(slug + ".title", slug + ".detail")));
        Set<String> found =
                WORDS.keys().stream().filter(key -> !key.contains(".detail.")).collect(Collectors.toSet());

        assertThat(slugs()).hasSizeGreaterThan(60);
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void every_type_has_a_meaning_and_what_a_client_does() {
        Set<String> expected = new TreeSet<>();
        slugs().forEach(slug -> expected.addAll(Set.of(slug + ".meaning", slug + ".developer")));

        assertThat(MessageBundle.of(ProblemCatalog.class, "problem-guide").keys())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Two slugs with the same words would be two names for one problem. */
    @Test
    void no_two_types_share_their_title_their_meaning_or_their_detail() {
        assertThat(slugs()).map(slug -> english(slug).title()).doesNotHaveDuplicates();
        assertThat(slugs()).map(ProblemCatalog::meaning).doesNotHaveDuplicates();
        assertThat(slugs()).map(slug -> english(slug).detail()).doesNotHaveDuplicates();
    }

    @Test
    void every_detail_variant_belongs_to_a_type() {
        assertThat(WORDS.keys())
                .filteredOn(key -> key.contains(".detail."))
                .hasSizeGreaterThan(3)
                .allSatisfy(key -> assertThat(slugs()).contains(key.substring(0, key.indexOf(".detail."))));
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void a_title_is_a_few_words_and_a_detail_is_whole_sentences(String slug) {
        assertThat(english(slug).title()).matches("[A-Z][^.]*[a-zA-Z]").hasSizeLessThan(50);
        assertThat(english(slug).detail()).matches("([A-Z][^.!?]*[a-zA-Z0-9)]\\.( |$))+");
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void a_detail_says_what_to_do(String slug) {
        assertThat(english(slug).detail()).containsPattern(WHAT_TO_DO);
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void a_detail_says_what_its_action_is(String slug) {
        String detail = english(slug).detail();

        switch (ProblemCatalog.type(slug).action()) {
            case RETRY -> assertThat(detail).containsIgnoringCase("try again");
            case RECONNECT -> assertThat(detail).containsPattern("Start the login again|[Ll]og in ");
            case CREDENTIALS -> assertThat(detail).containsIgnoringCase("replace the credentials of the connection");
            case SIGN_IN -> assertThat(detail).contains("Sign in");
            case ADMINISTRATOR -> assertThat(detail).contains("Contact your administrator");
            case NONE -> assertThat(detail).doesNotContainIgnoringCase("replace the credentials");
        }
    }

    @ParameterizedTest
    @MethodSource("clearing")
    void a_problem_that_clears_up_says_when_to_try_again(String slug) {
        assertThat(english(slug).detail()).containsPattern("(Try again( in a minute| then)?\\.|try again\\.)$");
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void no_other_problem_promises_to_clear_up(String slug) {
        boolean promises = english(slug).detail().contains("clears up");

        assertThat(!promises || clearing().contains(slug)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void without_the_brokers_name_the_texts_say_your_broker(String slug) {
        ProblemWords words = ProblemCatalog.words(slug, Locale.ENGLISH, null);

        assertThat(words.text()).doesNotContain("{", "}", "Zerodha");
        assertThat(words.title()).matches("[A-Z].*");
        assertThat(words.detail())
                .doesNotContainPattern("(^|\\. )your broker")
                .doesNotContainPattern("[a-z] Your broker");
    }

    @Test
    void the_brokers_name_is_inserted_unchanged() {
        assertThat(ProblemCatalog.words("broker-down", Locale.ENGLISH, "O'Neil {0}")
                        .title())
                .isEqualTo("O'Neil {0} is having technical problems");
        assertThat(ProblemCatalog.words("broker-down", Locale.ENGLISH, null).title())
                .isEqualTo("Your broker is having technical problems");
    }

    @Test
    void a_code_that_the_catalogue_lacks_is_unknown() {
        assertThat(english("no-such-slug").title()).isEqualTo("Request not accepted by Zerodha");
        assertThat(ProblemCatalog.type("no-such-slug").clears()).isFalse();
        assertThat(english("broker-name").title()).isEqualTo("Request not accepted by Zerodha");
    }

    @Test
    void a_translation_is_a_file_beside_the_english_one_and_may_be_incomplete() {
        ProblemWords translated = ProblemCatalog.words("session-ended", XX, null);

        assertThat(translated.title()).isEqualTo("Xx session ended at xx your broker");
        assertThat(translated.detail()).isEqualTo("Xx your broker xx ended the session.");
        assertThat(ProblemCatalog.words("broker-down", XX, "Zerodha")).isEqualTo(english("broker-down"));
    }

    @Test
    void a_language_without_a_translation_is_english_regardless_of_the_servers_default_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(XX);

            assertThat(ProblemCatalog.words("session-ended", Locale.FRENCH, "Zerodha"))
                    .isEqualTo(english("session-ended"));
            assertThat(AcceptLanguage.of(null)).isEqualTo(Locale.ENGLISH);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void a_detail_in_hindi_says_what_its_action_is(String slug) {
        String detail = ProblemCatalog.words(slug, HINDI, "Zerodha").detail();

        assertThat(detail).endsWith("।");
        switch (ProblemCatalog.type(slug).action()) {
            case RETRY -> assertThat(detail).contains("कोशिश");
            case RECONNECT -> assertThat(detail).contains("लॉग इन");
            case CREDENTIALS -> assertThat(detail).contains("कनेक्शन के क्रेडेंशियल बदलें");
            case SIGN_IN -> assertThat(detail).contains("साइन इन करें");
            case ADMINISTRATOR -> assertThat(detail).contains("एडमिनिस्ट्रेटर से संपर्क करें");
            case NONE -> assertThat(detail).doesNotContain("क्रेडेंशियल बदलें");
        }
    }

    /** The words for an unknown broker are in the oblique case. */
    @ParameterizedTest
    @MethodSource("slugs")
    void in_hindi_a_postposition_follows_the_broker(String slug) {
        ProblemWords words = ProblemCatalog.words(slug, HINDI, null);

        assertThat(words.title() + "। " + words.detail())
                .doesNotContain("{", "}")
                .doesNotContainPattern("आपके ब्रोकर (?!(का|की|के|को|ने|में|से|तक|पर) )");
    }

    @Test
    void no_two_types_share_their_title_or_their_detail_in_hindi() {
        assertThat(slugs())
                .map(slug -> ProblemCatalog.words(slug, HINDI, "Zerodha").title())
                .doesNotHaveDuplicates();
        assertThat(slugs())
                .map(slug -> ProblemCatalog.words(slug, HINDI, "Zerodha").detail())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_malformed_entry_is_refused_with_its_name() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ProblemType.parse("a-slug", "409 retry sometimes"))
                .withMessageContaining("a-slug=409 retry sometimes");
        assertThatIllegalStateException().isThrownBy(() -> ProblemType.parse("a-slug", "409"));
    }
}
