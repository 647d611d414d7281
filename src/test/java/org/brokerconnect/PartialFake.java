package org.brokerconnect;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** Implements the methods of an interface that a test needs; a call of any other fails the test. */
public final class PartialFake {

    private PartialFake() {}

    /** @param methods by name; each gets the arguments of the call, null if there are none */
    public static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Function<Object[], Object> implementation = methods.get(method.getName());
                    if (implementation == null) {
                        throw new AssertionError("unexpected call of " + method);
                    }
                    return implementation.apply(arguments);
                }));
    }
}
