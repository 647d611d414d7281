package org.brokerconnect.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.brokerconnect.connection.Change;

/** Selects events. A null component matches all connections, owners or changes. */
public record EventFilter(UUID connection, String owner, Change change) {

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("connectionId", connection);
        values.put("owner", owner);
        values.put("change", change);
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /**
     * The JPQL conditions on an event {@code e}, each with a leading {@code and}; parameters count from {@code number}.
     */
    String conditionsFrom(int number) {
        StringBuilder conditions = new StringBuilder();
        int next = number;
        for (String field : values().keySet()) {
            conditions.append(" and e.").append(field).append(" = ?").append(next++);
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
