package org.brokerconnect;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** A platform interface of which a test needs only a few methods: these answer, and any other fails the test. */
public final class PartialFake {

    private PartialFake() {}

    /** @param answers by method name; each gets the arguments of the call, null when there are none */
    public static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Function<Object[], Object> answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new AssertionError("nobody expected a call of " + method);
                    }
                    return answer.apply(arguments);
                }));
    }
}
