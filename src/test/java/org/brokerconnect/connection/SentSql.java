package org.brokerconnect.connection;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Records the statements that Hibernate sends in a thread, while a test asks for them. */
public final class SentSql implements StatementInspector {

    private static final long serialVersionUID = 1;
    private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

    @Override
    public String inspect(String sql) {
        if (SENT.get() != null) {
            SENT.get().add(sql);
        }
        return sql;
    }

    /** The statements of the work, in this thread. */
    public static List<String> during(Runnable work) {
        SENT.set(new ArrayList<>());
        try {
            work.run();
            return List.copyOf(SENT.get());
        } finally {
            SENT.remove();
        }
    }
}
