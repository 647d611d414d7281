package org.brokerconnect.admin.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.brokerconnect.config.ReleasedSettings;
import org.brokerconnect.database.ServerDataSource;
import org.brokerconnect.doctor.CheckResult;
import org.brokerconnect.doctor.Doctor;
import org.brokerconnect.doctor.Examination;
import org.brokerconnect.doctor.Examination.ClientView;
import org.brokerconnect.doctor.Measurements;
import org.brokerconnect.doctor.WebProbe;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Examines this server with its own settings and its own pool. One examination at a time. Thread-safe. */
@ApplicationScoped
class ServerExamination {

    private static final String POOL = "java:global/jdbc/broker-connect";
    private static final String MIGRATIONS = "/WEB-INF/classes/db/migration/";

    private Clock clock;
    private Measurements measurements;
    private Set<String> migrations = Set.of();

    /** For the container's proxy. */
    protected ServerExamination() {}

    @Inject
    ServerExamination(Clock clock, MeterMeasurements measurements) {
        this.clock = clock;
        this.measurements = measurements;
    }

    /** @throws IllegalStateException if the server does not have the data source of the application */
    synchronized List<CheckResult> examine(ClientView client) {
        WebProbe web = WebProbe.create();
        Config config = ConfigProvider.getConfig(ServerExamination.class.getClassLoader());
        return Doctor.examine(new Examination(
                config, ReleasedSettings.of(config), pool(config), true, migrations, web, clock, measurements, client));
    }

    /** The pool that the application uses: the server's, or the one that the application defines. */
    private static DataSource pool(Config config) {
        return ServerDataSource.configured(config).orElseGet(ServerExamination::definedPool);
    }

    private static DataSource definedPool() {
        try {
            return InitialContext.doLookup(POOL);
        } catch (NamingException missing) {
            throw new IllegalStateException(POOL, missing);
        }
    }

    /** Called once, at the start: without a request no context can be injected. */
    synchronized void readMigrations(ServletContext application) {
        migrations = application.getResourcePaths(MIGRATIONS).stream()
                .map(path -> path.substring(MIGRATIONS.length()))
                .collect(Collectors.toSet());
    }
}
