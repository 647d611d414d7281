package org.brokerconnect.sandbox.kite;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects whose fields keep their order and may be null. */
final class Wire {
    private Wire() {}

    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
