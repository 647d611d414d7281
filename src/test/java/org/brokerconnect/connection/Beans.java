package org.brokerconnect.connection;

import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds beans as the container does: by their constructor, out of one another. Stores get transactions around their methods. */
final class Beans {

    private final List<Object> known = new ArrayList<>();
    private final Transactions transactions;

    Beans(Transactions transactions, Object... given) {
        this.transactions = transactions;
        known.addAll(Arrays.asList(given));
    }

    /** Injects this one from now on, in place of an earlier one of its type. */
    synchronized void provide(Object bean) {
        known.removeIf(other -> other.getClass() == bean.getClass());
        known.add(bean);
    }

    /** The one of this type; built when it is first asked for. */
    synchronized <T> T the(Class<T> type) {
        for (Object bean : known) {
            if (type.isInstance(bean)) {
                return type.cast(bean);
            }
        }
        T bean = another(type);
        known.add(bean);
        return bean;
    }

    /** One more of this type, out of the ones there are of all others. */
    <T> T another(Class<T> type) {
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
                        .map(this::the)
                        .toArray();
                return type.cast(constructor.newInstance(parts));
            }
        }
        return type.getConstructor().newInstance();
    }
}
