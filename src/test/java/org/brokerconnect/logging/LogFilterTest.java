package org.brokerconnect.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;

class LogFilterTest {

    private static final String OWN = "org.brokerconnect.session.Renewals";
    private static final String SERVER = "javax.enterprise.ejb.container";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Handler handler = new StreamHandler(System.out, new SimpleFormatter());
    private final List<RepeatedRecords> dropped = new ArrayList<>();

    /** Stands for a server's JSON formatter; the filter knows it by its name. */
    private static final class JsonFormatter extends Formatter {
        @Override
        public String format(LogRecord record) {
            return "{}";
        }
    }

    private static LogRecord record(String logger, String message, Throwable thrown, Object... parameters) {
        LogRecord record = new LogRecord(Level.WARNING, message);
        record.setLoggerName(logger);
        record.setThrown(thrown);
        record.setParameters(parameters.length == 0 ? null : parameters);
        return record;
    }

    private boolean accepts(LogRecord record) {
        return new LogFilter(handler, dropped::add).isLoggable(record);
    }

    private static String text(LogRecord record) {
        return new SimpleFormatter().formatMessage(record);
    }

    @Test
    void a_record_of_a_request_ends_with_its_trace_id_once() throws Exception {
        LogRecord record = record(OWN, "renewed {0}", null, "x");

        LogContext.run(TRACE, () -> {
            accepts(record);
            accepts(record);
        });

        assertThat(text(record)).isEqualTo("renewed x [traceId=" + TRACE + "]");
        assertThat(LogContext.traceId()).isNull();
    }

    @Test
    void a_json_formatter_gets_the_trace_id_as_a_field() throws Exception {
        handler.setFormatter(new JsonFormatter());
        LogRecord record = record(OWN, "renewed", null);

        LogContext.run(TRACE, () -> accepts(record));

        assertThat(record.getMessage()).isEqualTo("renewed");
        assertThat(record.getParameters()).containsExactly(Map.of("traceId", TRACE));
    }

    @Test
    void a_task_on_another_thread_keeps_the_trace_id() throws Exception {
        List<String> seen = new ArrayList<>();
        Runnable[] task = new Runnable[1];
        LogContext.run(TRACE, () -> task[0] = LogContext.propagated(() -> seen.add(LogContext.traceId())));

        task[0].run();

        assertThat(seen).containsExactly(TRACE);
        assertThat(LogContext.traceId()).isNull();
    }

    @Test
    void values_from_outside_cannot_forge_a_line_in_message_parameter_or_exception() {
        String forged = "x\n[2026-11-30] [SEVERE] forged \u202E";
        LogRecord record =
                record(OWN, "refused {0}", new IllegalStateException(forged, new IOException(forged)), forged);

        assertThat(accepts(record)).isTrue();

        StringWriter trace = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(trace));
        assertThat(text(record)).isEqualTo("refused x\\n[2026-11-30] [SEVERE] forged \\u202e");
        assertThat(trace.toString())
                .startsWith("java.lang.IllegalStateException: x\\n[2026")
                .contains("Caused by: java.io.IOException: x\\n[2026", "LogFilterTest")
                .doesNotContain("\n[2026", "\u202E");
    }

    @Test
    void a_literal_brace_is_not_taken_for_a_parameter_after_the_trace_id_was_added() throws Exception {
        handler.setFormatter(new JsonFormatter());
        LogRecord record = record(OWN, "got {0}", null, "{0}");

        LogContext.run(TRACE, () -> accepts(record));
        assertThat(text(record)).isEqualTo("got {0}");
    }

    @Test
    void records_that_strangers_or_an_outage_can_multiply_are_counted_and_not_written() {
        Exception away = new RuntimeException(new SQLTransientConnectionException("away", "08001"));

        assertThat(accepts(record(SERVER, "A system exception occurred", away))).isFalse();
        assertThat(accepts(record("org.hibernate.engine.jdbc.spi.SqlExceptionHelper", "SQL Error: 0", null)))
                .isFalse();
        assertThat(accepts(record(
                        SERVER, "write failed", new IllegalStateException(new IOException("Connection is closed")))))
                .isFalse();
        assertThat(accepts(record(SERVER, "A system exception occurred during an invocation on EJB X", null)))
                .isFalse();
        assertThat(accepts(record(
                        "fish.payara.microprofile.jwtauth.eesecurity.SignedJWTIdentityStore",
                        "bad token",
                        new IllegalStateException("no"))))
                .isFalse();

        assertThat(dropped)
                .containsExactly(
                        RepeatedRecords.DATABASE,
                        RepeatedRecords.DATABASE,
                        RepeatedRecords.CLIENT_LEFT,
                        RepeatedRecords.EJB_FAILED,
                        RepeatedRecords.TOKEN_REFUSED);
    }

    @Test
    void our_own_record_of_such_a_failure_is_kept_without_its_stack_trace() {
        LogRecord record = record(OWN, "the session could not be stored", new SQLTransientConnectionException("away"));

        assertThat(accepts(record)).isTrue();

        assertThat(record.getThrown()).isNull();
        assertThat(text(record)).startsWith("the session could not be stored: ").contains("away");
        assertThat(dropped).isEmpty();
    }

    @Test
    void an_exception_without_a_message_is_written() {
        LogRecord record = record(SERVER, "failed", new IOException((String) null));

        assertThat(accepts(record)).isTrue();
        assertThat(record.getThrown()).hasToString("java.io.IOException");
    }

    @Test
    void a_key_of_the_logger_s_own_bundle_becomes_its_text() throws Exception {
        Logger logger = Logger.getLogger("test.with.bundle", "org.brokerconnect.problem.problems");
        LogRecord record = record(logger.getName(), "unexpected.title", null);

        LogContext.run(TRACE, () -> accepts(record));

        assertThat(text(record)).isEqualTo("Something went wrong [traceId=" + TRACE + "]");
        assertThat(logger.getResourceBundle()).isNotNull();
    }

    @Test
    void a_fault_of_the_server_is_written_with_its_stack_trace() {
        LogRecord record = record(SERVER, "failed", new IllegalStateException("a bug"));

        assertThat(accepts(record)).isTrue();
        assertThat(record.getThrown()).hasToString("java.lang.IllegalStateException: a bug");
    }

    @Test
    void an_earlier_filter_of_the_handler_still_applies_and_is_put_back() {
        handler.setFilter(record -> false);
        LogFilter filter = new LogFilter(handler, dropped::add);
        handler.setFilter(filter);

        assertThat(handler.isLoggable(record(OWN, "text", null))).isFalse();
        filter.uninstall();
        assertThat(handler.getFilter()).isNotSameAs(filter).isNotNull();
    }
}
