package org.brokerconnect.connection;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.Map;
import org.brokerconnect.PartialFake;
import org.brokerconnect.vault.KeyRing;
import org.brokerconnect.vault.Rings;

/** A CDI container with one bean, the key ring, which attribute converters look up. */
public final class KeyRingContainer extends CDI<Object> {

    private static final KeyRing DEFAULT = Rings.any();
    private static volatile KeyRing ring = DEFAULT;

    private KeyRingContainer() {}

    /** Entities use this ring until {@link #reset}. */
    public static void use(KeyRing other) {
        ring = other;
    }

    /** Entities use the ring again that all tests share. */
    public static void reset() {
        ring = DEFAULT;
    }

    /** Installs it as the CDI container of this JVM. */
    static void install() {
        KeyRingContainer container = new KeyRingContainer();
        CDI.setCDIProvider(() -> container);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <U> Instance<U> select(Class<U> type, Annotation... qualifiers) {
        return PartialFake.of(Instance.class, Map.of("get", none -> type.cast(ring)));
    }

    @Override
    public Instance<Object> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BeanManager getBeanManager() {
        throw new UnsupportedOperationException();
    }

    @Override
    public BeanContainer getBeanContainer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isUnsatisfied() {
        return false;
    }

    @Override
    public boolean isAmbiguous() {
        return false;
    }

    @Override
    public void destroy(Object instance) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Handle<Object> getHandle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<? extends Handle<Object>> handles() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object get() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Object> iterator() {
        throw new UnsupportedOperationException();
    }
}
