package org.brokerconnect.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brokerconnect.connection.Change;

/** Which changes a list is about; null for any connection, any person, any kind of change. */
public record EventFilter(UUID connection, String owner, Change change) {

    private Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("connectionId", connection);
        asked.put("owner", owner);
        asked.put("change", change);
        asked.values().removeIf(value -> value == null);
        return asked;
    }

    /** What a query on events {@code e} has to add; the first of the values is parameter {@code number}. */
    String conditionsFrom(int number) {
        StringBuilder conditions = new StringBuilder();
        int next = number;
        for (String field : asked().keySet()) {
            conditions.append(" and e.").append(field).append(" = ?").append(next++);
        }
        return conditions.toString();
    }

    /** The values of these conditions behind another one. */
    Object[] valuesAfter(Object first) {
        List<Object> values = new ArrayList<>(List.of(first));
        values.addAll(asked().values());
        return values.toArray();
    }
}
