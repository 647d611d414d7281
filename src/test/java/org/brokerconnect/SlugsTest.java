package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.connection.Explanation;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every slug that the code can produce is explained to people and described to programs, and nothing else is. */
class SlugsTest {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("org.brokerconnect.connection.explanations");
    private static final Contract CONTRACT = Contract.load();

    /** Literals of main's code that look like slugs and are names of other things. */
    private static final Set<String> NAMES = Set.of(
            "broker-connect",
            "heals-itself",
            "key-ring",
            "mutual-funds",
            "no-cache",
            "no-referrer",
            "no-store",
            "same-origin-allow-popups",
            "unsafe-none",
            "zerodha-other",
            "zerodha-quote");

    private static final Set<String> EXPLAINED = TEXTS.keySet().stream()
            .filter(key -> key.endsWith(".title"))
            .map(key -> key.substring(0, key.length() - ".title".length()))
            .filter(slug -> !slug.equals("unknown"))
            .collect(Collectors.toCollection(TreeSet::new));

    static Set<String> explained() {
        return EXPLAINED;
    }

    static List<String> healing() {
        return List.of(TEXTS.getString("heals-itself").split(" "));
    }

    @Test
    void every_slug_in_the_code_is_explained_or_has_its_words_beside_it() {
        Set<String> left = new TreeSet<>(Slugs.inCode());
        left.removeAll(EXPLAINED);
        left.removeAll(NAMES);

        assertThat(Slugs.inContract(CONTRACT))
                .as("a slug goes into explanations.properties; a problem with words of its own into the contract")
                .containsAll(left);
    }

    @Test
    void every_explanation_is_used() {
        assertThat(Slugs.inCode()).containsAll(EXPLAINED);
    }

    @Test
    void every_code_that_adapters_may_use_is_explained() {
        assertThat(EXPLAINED).containsAll(Slugs.inDocumentationOf(BrokerException.class));
    }

    @Test
    void every_explained_slug_is_described_to_programs() {
        assertThat(Slugs.inContract(CONTRACT)).containsAll(EXPLAINED);
    }

    @Test
    void the_contract_describes_nothing_that_the_code_does_not_have() {
        assertThat(Stream.of(Slugs.inCode(), Slugs.ofStatuses(), Set.of("unexpected"))
                        .flatMap(Set::stream))
                .containsAll(Slugs.inContract(CONTRACT));
    }

    @ParameterizedTest
    @MethodSource("explained")
    void an_explanation_says_what_to_do_or_that_it_passes(String slug) {
        Explanation explanation = Explanation.of(slug);

        assertThat(explanation.title()).matches("[A-Z].*[a-z]").hasSizeLessThan(60);
        assertThat(explanation.detail())
                .endsWith(".")
                .containsPattern("Press |Try again|Tell your administrator|Copy |Log in |Set the connection up"
                        + "|Disconnect it|passes by itself|no need to");
    }

    @ParameterizedTest
    @MethodSource("healing")
    void what_heals_itself_says_to_wait(String slug) {
        assertThat(EXPLAINED).contains(slug);
        assertThat(Explanation.of(slug).healsItself()).isTrue();
        assertThat(Explanation.of(slug).detail()).containsPattern("Try again (in a minute|then)|Try again\\.$");
    }

    @ParameterizedTest
    @MethodSource("explained")
    void nothing_else_promises_to_pass(String slug) {
        boolean promises = Explanation.of(slug).detail().contains("passes by itself");

        assertThat(!promises || healing().contains(slug)).isTrue();
    }

    @Test
    void every_text_belongs_to_a_slug() {
        assertThat(TEXTS.keySet())
                .hasSize(2 * (EXPLAINED.size() + 1) + 1)
                .containsAll(EXPLAINED.stream().map(slug -> slug + ".detail").toList());
    }

    @Test
    void a_slug_that_nobody_knows_is_explained_in_general() {
        assertThat(Explanation.of("no-such-slug").title()).isEqualTo("The broker did not accept this");
        assertThat(Explanation.of("no-such-slug").healsItself()).isFalse();
        assertThat(Explanation.of("heals-itself").title()).isEqualTo("The broker did not accept this");
    }

    static Stream<Named<Map.Entry<String, JsonNode>>> problemResponses() {
        return CONTRACT.operations().entrySet().stream()
                .flatMap(operation -> CONTRACT.responses(operation.getValue(), "45").entrySet().stream()
                        .map(response -> Named.of(operation.getKey() + " " + response.getKey(), response)));
    }

    @ParameterizedTest
    @MethodSource("problemResponses")
    void a_described_problem_lists_its_slugs_and_shows_one_as_the_code_writes_it(Map.Entry<String, JsonNode> response) {
        JsonNode problem = response.getValue().at("/content/application~1problem+json");
        JsonNode example = problem.get("example");
        String slug = example.get("type").textValue();

        assertThat(problem.at("/schema/$ref").textValue()).isEqualTo("#/components/schemas/Problem");
        assertThat(Slugs.listedIn(response.getValue().get("description"))).contains(slug);
        assertThat(example.get("status").intValue()).isEqualTo(Integer.parseInt(response.getKey()));
        if (EXPLAINED.contains(slug) && !example.has("errors")) {
            assertThat(example.get("title").textValue())
                    .isEqualTo(Explanation.of(slug).title());
            assertThat(example.get("detail").textValue())
                    .isEqualTo(Explanation.of(slug).detail());
        }
    }
}
