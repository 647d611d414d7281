package org.brokerconnect.connection;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Transactions as the container demarcates them for stores: the first call in a thread begins one on a connection of
 * its own, nested calls join it, and a runtime exception rolls it back.
 */
final class Transactions {

    private record Running(EntityManager entities, List<Runnable> afterCommit) {}

    private final ThreadLocal<Running> running = new ThreadLocal<>();
    private final EntityManagerFactory factory;

    Transactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** A proxy of the entity manager of the caller's transaction. */
    EntityManager entities() {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (self, method, arguments) -> invoke(running.get().entities(), method, arguments));
    }

    /** Runs the task after the commit of the present transaction, but not after a rollback. */
    void afterCommit(Runnable task) {
        running.get().afterCommit().add(task);
    }

    <T> T in(Callable<T> work) {
        if (running.get() != null) {
            return called(work);
        }
        Running mine = new Running(factory.createEntityManager(), new ArrayList<>());
        running.set(mine);
        T result;
        try {
            mine.entities().getTransaction().begin();
            result = called(work);
            mine.entities().getTransaction().commit();
        } finally {
            running.remove();
            end(mine.entities());
        }
        mine.afterCommit().forEach(Runnable::run);
        return result;
    }

    private static void end(EntityManager entities) {
        if (entities.getTransaction().isActive()) {
            entities.getTransaction().rollback();
        }
        entities.close();
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException asItIs) {
            throw asItIs;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** A subclass that runs each public method of the store in a transaction. */
    <S> S around(Class<S> type, S store) {
        try {
            return new ByteBuddy()
                    .subclass(type)
                    .method(ElementMatchers.isPublic().and(ElementMatchers.isDeclaredBy(type)))
                    .intercept(InvocationHandlerAdapter.of(
                            (self, method, arguments) -> in(() -> invoke(store, method, arguments))))
                    .make()
                    .load(type.getClassLoader())
                    .getLoaded()
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw thrown;
        }
    }
}
