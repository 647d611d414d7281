package org.brokerconnect.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.brokerconnect.PartialFake;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.Test;

@WithStores
class UnlimitedDataSourceTest {

    private static final String LIMITS =
            "select concat(@@session.max_statement_time, ' ', " + "@@session.idle_transaction_timeout)";

    private final EmbeddedMariaDb database;

    UnlimitedDataSourceTest(EmbeddedMariaDb database) {
        this.database = database;
    }

    @Test
    void migrations_have_no_time_limits_and_the_connection_gets_its_own_back() throws SQLException {
        try (Connection pooled = database.connect()) {
            pooled.setNetworkTimeout(Runnable::run, 7_000);
            limits(pooled, "set session max_statement_time=0.5, session idle_transaction_timeout=9");
            Connection lent = UnlimitedDataSource.of(poolOf(pooled)).getConnection();

            assertThat(limits(lent, null)).isEqualTo("0.000000 0");
            assertThat(pooled.getNetworkTimeout()).isZero();
            assertThatThrownBy(() -> limits(lent, "no statement")).isInstanceOf(SQLException.class);
            lent.close();

            assertThat(limits(pooled, null)).isEqualTo("0.500000 9");
            assertThat(pooled.getNetworkTimeout()).isEqualTo(7_000);
        }
    }

    private static String limits(Connection connection, String first) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (first != null) {
                statement.execute(first);
            }
            try (ResultSet row = statement.executeQuery(LIMITS)) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** A pool of one connection, whose {@code close} returns it. */
    private static DataSource poolOf(Connection connection) {
        Connection returned = (Connection) java.lang.reflect.Proxy.newProxyInstance(
                UnlimitedDataSourceTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) ->
                        method.getName().equals("close") ? null : invoke(connection, method, arguments));
        return PartialFake.of(DataSource.class, Map.of("getConnection", arguments -> returned));
    }

    private static Object invoke(Connection connection, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (java.lang.reflect.InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
