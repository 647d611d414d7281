package org.brokerconnect.startup;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.config.InvalidSettingsException;
import org.brokerconnect.config.SettingsReport;
import org.brokerconnect.database.GuardedConnections;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Checks all settings once when the application starts, and writes one report of them into the log. Found as a service
 * by Hibernate and by CDI: Payara creates the persistence unit before CDI starts, other servers may do the reverse.
 */
public class SettingsAtStart implements ServiceContributor, Extension {

    private static final Logger LOG = Logger.getLogger(SettingsAtStart.class.getName());

    /** In persistence.xml. */
    private static final String CONNECTIONS = GuardedConnections.class.getName();

    private static final String OUTSIDE_SERVER = "RESOURCE_LOCAL";

    /** One per class loader, so one per deployment. */
    private static final AtomicBoolean CHECKED = new AtomicBoolean();

    /**
     * Before Hibernate reads the settings of the database. Does nothing for other databases of the server, and outside
     * a server, where tests have no settings.
     *
     * @throws InvalidSettingsException if settings are missing or invalid; the deployment then fails
     */
    @Override
    public void contribute(StandardServiceRegistryBuilder services) {
        Map<String, Object> unit = services.getSettings();
        boolean isOfApplication = CONNECTIONS.equals(unit.get(AvailableSettings.CONNECTION_PROVIDER));
        Object transactions = unit.get(AvailableSettings.JAKARTA_TRANSACTION_TYPE);
        if (isOfApplication && !OUTSIDE_SERVER.equals(String.valueOf(transactions))) {
            checkOnce();
        }
    }

    /**
     * Before CDI reads the settings that beans inject.
     *
     * @throws InvalidSettingsException if settings are missing or invalid; the deployment then fails
     */
    void check(@Observes BeforeBeanDiscovery start) {
        checkOnce();
    }

    private static void checkOnce() {
        if (CHECKED.compareAndSet(false, true)) {
            check(ConfigProvider.getConfig(SettingsAtStart.class.getClassLoader()));
        }
    }

    static void check(Config config) {
        List<String> faults = ServerSettings.faults(config);
        LOG.log(faults.isEmpty() ? Level.INFO : Level.SEVERE, () -> SettingsReport.of(config)
                .text(faults));
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
    }
}
