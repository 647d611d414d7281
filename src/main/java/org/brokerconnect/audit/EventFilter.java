package org.brokerconnect.audit;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.brokerconnect.connection.Change;

/**
 * Selects events. A null component matches all connections, owners, changes or times.
 *
 * @param from events at this instant or later
 * @param to events before this instant
 */
public record EventFilter(
        @Nullable UUID connection,
        @Nullable String owner,
        @Nullable Change change,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** The values by the beginning of their conditions. */
    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("connectionId =", connection);
        values.put("owner =", owner);
        values.put("change =", change);
        values.put("happenedAt >=", from);
        values.put("happenedAt <", to);
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /**
     * The JPQL conditions on an event {@code e}, each with a leading {@code and}; parameters count from {@code number}.
     */
    String conditionsFrom(int number) {
        StringBuilder conditions = new StringBuilder();
        int next = number;
        for (String comparison : values().keySet()) {
            conditions.append(" and e.").append(comparison).append(" ?").append(next++);
        }
        return conditions.toString();
    }

    /** {@code first}, followed by the parameter values of the conditions. */
    Object[] valuesAfter(Object first) {
        List<Object> values = new ArrayList<>(List.of(first));
        values.addAll(values().values());
        return values.toArray();
    }
}
