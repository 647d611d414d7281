package org.brokerconnect.journey;

import java.sql.SQLException;
import java.util.List;

/** The audit log of one connection. */
final class ConnectionHistory {

    private final DatabaseRows rows;
    private final Account account;

    ConnectionHistory(DatabaseRows rows, Account account) {
        this.rows = rows;
        this.account = account;
    }

    /** Changes by the system, oldest first: {@code change from-to}, and the reason if there is one. */
    List<String> bySystem() throws SQLException {
        return rows
                .read(
                        "select concat_ws(' ', change_kind, concat(from_state, '-', to_state), reason)"
                                + " from connection_event where connection_id = ? and actor = 'system'"
                                + " order by sequence",
                        account.id())
                .stream()
                .map(line -> line.replaceFirst("^TROUBLED ", "FAILING ")) // the stored name of FAILING
                .toList();
    }
}
