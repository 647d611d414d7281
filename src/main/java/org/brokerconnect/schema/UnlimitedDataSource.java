package org.brokerconnect.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Lends connections of a pool without time limits, for migrations: a statement that rebuilds a large table can run for
 * many minutes. The limits are restored before a connection returns to the pool.
 */
final class UnlimitedDataSource {

    private static final String LIMITS = "max_statement_time=%s,idle_transaction_timeout=%s";

    private UnlimitedDataSource() {}

    static DataSource of(DataSource pool) {
        return proxy(
                DataSource.class,
                (method, arguments) -> method.getName().equals("getConnection")
                        ? unlimited((Connection) method.invoke(pool, arguments))
                        : method.invoke(pool, arguments));
    }

    private static Connection unlimited(Connection lent) throws SQLException {
        int socketMillis = lent.getNetworkTimeout();
        lent.setNetworkTimeout(Runnable::run, 0);
        String limits = limits(lent);
        setSession(lent, LIMITS.formatted(0, 0));
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close") && !lent.isClosed()) {
                setSession(lent, limits);
                lent.setNetworkTimeout(Runnable::run, socketMillis);
            }
            return method.invoke(lent, arguments);
        });
    }

    private static String limits(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select @@session.max_statement_time, @@session.idle_transaction_timeout")) {
            row.next();
            return LIMITS.formatted(row.getBigDecimal(1).toPlainString(), row.getLong(2));
        }
    }

    private static void setSession(Connection connection, String variables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session " + variables.replace(",", ", session "));
        }
    }

    private interface Call {
        Object invoke(java.lang.reflect.Method method, Object[] arguments)
                throws ReflectiveOperationException, SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                UnlimitedDataSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.invoke(method, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
