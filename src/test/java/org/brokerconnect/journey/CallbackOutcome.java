package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The redirect with which a callback ends.
 *
 * @param attempt empty if the callback matched none
 * @param problem the slug of the problem; empty if there is none
 */
public record CallbackOutcome(String outcome, String attempt, String problem) {

    /** Parses the redirect of a callback, and fails if it has parameters other than these three. */
    static CallbackOutcome of(Reply callback) {
        assertThat(callback.expectStatus(303).location().getPath()).isEqualTo("/callback");
        Map<String, String> query = Arrays.stream(callback.location().getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertThat(query).containsKey("outcome");
        assertThat(query.keySet()).isSubsetOf("outcome", "attempt", "problem");
        return new CallbackOutcome(
                query.get("outcome"), query.getOrDefault("attempt", ""), query.getOrDefault("problem", ""));
    }
}
