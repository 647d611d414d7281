package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemWords;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code, the problem catalogue and the API description have the same slugs. */
class SlugsTest {

    private static final Contract CONTRACT = Contract.load();

    /** Literals of main's code that have the form of a slug but are other names. */
    private static final Set<String> NAMES = Set.of(
            "address-families",
            "audit-entries",
            "audit-log",
            "broker-addresses",
            "broker-connect",
            "field-errors",
            "key-file",
            "key-ring",
            "market-check",
            "market-file",
            "meta-inf",
            "mutual-funds",
            "no-cache",
            "no-referrer",
            "no-store",
            "person-concurrent",
            "person-rate",
            "problem-guide",
            "rest-url",
            "same-origin-allow-popups",
            "server-rate",
            "sign-in",
            "tastytrade-other",
            "tastytrade-token",
            "unsafe-none",
            "web-inf",
            "with-reason",
            "zerodha-other",
            "zerodha-quote");

    /** The names of fields and parameters of tastytrade's API have the form of slugs. */
    private static final Set<String> FIELDS_OF_TASTYTRADE = Set.of(
            "account-number",
            "account-type-name",
            "average-daily-market-close-price",
            "average-open-price",
            "cash-available-to-withdraw",
            "cash-balance",
            "close-price",
            "day-trading-buying-power",
            "derivative-buying-power",
            "dxlink-url",
            "end-date",
            "equity-buying-power",
            "equity-option",
            "executed-at",
            "first-name",
            "future-option",
            "include-marks",
            "instrument-type",
            "is-closed",
            "last-name",
            "maintenance-requirement",
            "mark-price",
            "net-value",
            "page-offset",
            "pending-cash",
            "per-page",
            "quantity-direction",
            "realized-day-gain",
            "realized-day-gain-date",
            "start-date",
            "streamer-symbol",
            "transaction-date",
            "transaction-sub-type",
            "transaction-type");

    /** Slugs of one word, which the search for literals cannot find. */
    private static final Set<String> OF_ONE_WORD = Set.of("forbidden", "unexpected", "unknown");

    @Test
    void every_slug_in_the_code_is_in_the_catalogue() {
        Set<String> left = new TreeSet<>(Slugs.inCode());
        left.removeAll(NAMES);
        left.removeAll(FIELDS_OF_TASTYTRADE);
        left.removeAll(findingsOfTheDoctor());

        assertThat(ProblemCatalog.slugs())
                .as("a slug goes into problem-types.properties and problems.properties")
                .containsAll(left);
    }

    /** Findings are not problems of requests; they have a page of their own. */
    private static Set<String> findingsOfTheDoctor() {
        return ResourceBundle.getBundle("org.brokerconnect.doctor.findings").keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
    }

    @Test
    void every_slug_in_the_catalogue_is_used() {
        Set<String> used = new TreeSet<>(Slugs.inCode());
        used.addAll(OF_ONE_WORD);

        assertThat(used).containsAll(ProblemCatalog.slugs());
    }

    @Test
    void every_code_that_adapters_may_use_is_in_the_catalogue() {
        assertThat(ProblemCatalog.slugs()).containsAll(Slugs.inDocumentationOf(BrokerException.class));
    }

    @Test
    void every_slug_in_the_catalogue_is_in_the_api_description() {
        Set<String> described = new TreeSet<>(Slugs.inContract(CONTRACT));
        described.addAll(Slugs.OF_THE_SERVER);
        described.add("unknown");

        assertThat(described).containsAll(ProblemCatalog.slugs());
    }

    @Test
    void the_api_description_has_no_slug_that_the_catalogue_lacks() {
        assertThat(ProblemCatalog.slugs()).containsAll(Slugs.inContract(CONTRACT));
    }

    static Stream<Named<Map.Entry<String, JsonNode>>> problemResponses() {
        return CONTRACT.operations().entrySet().stream()
                .flatMap(operation -> CONTRACT.responses(operation.getValue(), "45").entrySet().stream()
                        .map(response -> Named.of(operation.getKey() + " " + response.getKey(), response)));
    }

    @ParameterizedTest
    @MethodSource("problemResponses")
    void a_problem_response_has_an_example_of_each_of_its_slugs(Map.Entry<String, JsonNode> response) {
        JsonNode problem = response.getValue().at("/content/application~1problem+json");
        List<String> listed = Slugs.listedIn(response.getValue().get("description"));

        assertThat(problem.at("/schema/$ref").textValue()).isEqualTo("#/components/schemas/Problem");
        assertThat(Contract.names(problem.get("examples"))).containsExactlyElementsOf(listed);
        assertThat(listed).isNotEmpty().allSatisfy(slug -> {
            JsonNode example = problem.at("/examples/" + slug + "/value");
            ProblemWords words = ProblemCatalog.words(slug, Locale.ENGLISH, "Zerodha");
            assertThat(example.get("type").textValue()).isEqualTo("/problems/" + slug);
            assertThat(example.get("status").intValue()).isEqualTo(Integer.parseInt(response.getKey()));
            assertThat(example.get("title").textValue()).isEqualTo(words.title());
            assertThat(example.get("detail").textValue())
                    .matches(detail -> detail.equals(words.detail()) || example.has("errors"));
        });
    }
}
