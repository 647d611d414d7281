package org.brokerconnect.schema;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.engine.transaction.jta.platform.internal.SunOneJtaPlatform;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatformProvider;

/**
 * Tells Hibernate where Payara keeps its transaction manager, which Hibernate does not detect. A property in
 * {@code persistence.xml} would name one server for all of them, and WildFly refuses a deployment that names Payara's.
 * Found as a service (Hibernate ORM User Guide, "JTA configuration").
 */
public final class PayaraTransactions implements JtaPlatformProvider {

    private static final String TRANSACTION_MANAGER = "java:appserver/TransactionManager";

    /** Returns null on another server: Hibernate then detects the platform itself, or the server has set it. */
    @Override
    public JtaPlatform getProvidedJtaPlatform() {
        try {
            InitialContext.doLookup(TRANSACTION_MANAGER);
            return new SunOneJtaPlatform();
        } catch (NamingException anotherServer) {
            return null;
        }
    }
}
