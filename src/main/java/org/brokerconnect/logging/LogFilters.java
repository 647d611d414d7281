package org.brokerconnect.logging;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Installs a {@link LogFilter} on each handler of the root logger while the application runs. */
@ApplicationScoped
class LogFilters {

    private static final Logger LOG = Logger.getLogger(LogFilters.class.getName());

    private MeterRegistry meters;
    private List<LogFilter> installed = List.of();

    protected LogFilters() {}

    @Inject
    LogFilters(MeterRegistry meters) {
        this.meters = meters;
    }

    void install(@Observes @Initialized(ApplicationScoped.class) Object application) {
        installed = Stream.of(Logger.getLogger("").getHandlers())
                .flatMap(this::filterOf)
                .toList();
    }

    /** None for a handler that the server protects. */
    private Stream<LogFilter> filterOf(Handler handler) {
        LogFilter filter = new LogFilter(handler, this::count);
        try {
            handler.setFilter(filter);
            return Stream.of(filter);
        } catch (SecurityException isProtected) {
            LOG.log(Level.INFO, "records of {0} are written as they are: {1}", new Object[] {
                handler.getClass().getName(), isProtected.getMessage()
            });
            return Stream.empty();
        }
    }

    private void count(RepeatedRecords kind) {
        meters.counter(
                        "broker_connect_log_records_dropped",
                        "reason",
                        kind.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Otherwise the server's handlers would keep this application's classes after a redeployment. */
    @PreDestroy
    void uninstall() {
        installed.forEach(LogFilter::uninstall);
    }
}
