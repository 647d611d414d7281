package org.brokerconnect.broker.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The query of a broker's callback. Brokers repeat no parameter, but proxies that rewrite addresses do: equal repeats
 * count as one value.
 *
 * @param parameters decoded values by name
 */
public record CallbackQuery(Map<String, List<String>> parameters) {

    /** Whether one of these parameters has different values. */
    public boolean isAmbiguous(Set<String> names) {
        return names.stream().anyMatch(name -> values(name).size() > 1);
    }

    /** The first value; empty if there is none. */
    public String first(String name) {
        return values(name).stream().findFirst().orElse("");
    }

    private List<String> values(String name) {
        return Stream.ofNullable(parameters.get(name))
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
