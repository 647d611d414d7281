package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a return from the broker sent the browser, and what it told the page there.
 *
 * @param attempt empty when the return belonged to none
 * @param problem empty when there is none
 */
public record CallbackOutcome(String outcome, String attempt, String problem) {

    /** Reads the redirect of a callback; nothing but these three parameters may be in it. */
    static CallbackOutcome of(Reply callback) {
        assertThat(callback.expectStatus(303).location().getPath()).isEqualTo("/callback");
        Map<String, String> query = Arrays.stream(callback.location().getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertThat(query).containsKey("outcome");
        assertThat(query.keySet()).isSubsetOf("outcome", "attempt", "problem");
        return new CallbackOutcome(query.get("outcome"), query.getOrDefault("attempt", ""), query.getOrDefault("problem", ""));
    }
}
