package org.brokerconnect.connection;

import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds beans by constructor injection, as the container does, with transactions around the methods of stores and
 * writers.
 */
final class Beans {

    private final List<Object> beans = new ArrayList<>();
    private final Transactions transactions;

    Beans(Transactions transactions, Object... given) {
        this.transactions = transactions;
        beans.addAll(Arrays.asList(given));
    }

    /** Registers a bean, which replaces an earlier one of its class. */
    synchronized void provide(Object bean) {
        beans.removeIf(other -> other.getClass() == bean.getClass());
        beans.add(bean);
    }

    /** The shared bean of this type; built on first use. */
    synchronized <T> T get(Class<T> type) {
        for (Object bean : beans) {
            if (type.isInstance(bean)) {
                return type.cast(bean);
            }
        }
        T bean = create(type);
        beans.add(bean);
        return bean;
    }

    /** A new bean of this type, built with the shared beans of all other types. */
    <T> T create(Class<T> type) {
        try {
            T bean = built(type);
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(PersistenceContext.class)) {
                    field.setAccessible(true);
                    field.set(bean, transactions.entities());
                }
            }
            return type.getSimpleName().matches(".*(Store|Writer)") ? transactions.around(type, bean) : bean;
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type.getName(), broken);
        }
    }

    private <T> T built(Class<T> type) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.isAnnotationPresent(Inject.class)) {
                constructor.setAccessible(true);
                Object[] parts = Arrays.stream(constructor.getParameterTypes())
                        .map(this::get)
                        .toArray();
                return type.cast(constructor.newInstance(parts));
            }
        }
        return type.getConstructor().newInstance();
    }
}
