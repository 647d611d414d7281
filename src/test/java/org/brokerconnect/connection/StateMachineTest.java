package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.connection.ConnectionState.CONNECTED;
import static org.brokerconnect.connection.ConnectionState.DISCONNECTED;
import static org.brokerconnect.connection.ConnectionState.ERROR;
import static org.brokerconnect.connection.ConnectionState.EXPIRED;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateMachineTest {

    /** A dash: the change is not allowed in this state. */
    private static final String TABLE = """
            change               | DISCONNECTED | CONNECTED    | EXPIRED      | ERROR
            CREATED              | DISCONNECTED | DISCONNECTED | DISCONNECTED | DISCONNECTED
            CONNECT_STARTED      | DISCONNECTED | CONNECTED    | EXPIRED      | ERROR
            CONNECT_FAILED       | DISCONNECTED | CONNECTED    | EXPIRED      | ERROR
            CONNECTED            | CONNECTED    | CONNECTED    | CONNECTED    | CONNECTED
            RENEWED              | -            | CONNECTED    | -            | CONNECTED
            ENDING_SOON          | DISCONNECTED | CONNECTED    | EXPIRED      | ERROR
            LOGIN_REQUIRED       | -            | EXPIRED      | -            | EXPIRED
            FAILING              | ERROR        | ERROR        | ERROR        | ERROR
            RECOVERED            | -            | -            | -            | CONNECTED
            DISCONNECTED         | DISCONNECTED | DISCONNECTED | DISCONNECTED | DISCONNECTED
            CREDENTIALS_REPLACED | DISCONNECTED | DISCONNECTED | DISCONNECTED | DISCONNECTED
            CALLBACK_REFUSED     | DISCONNECTED | CONNECTED    | EXPIRED      | ERROR
            DELETED              | DISCONNECTED | DISCONNECTED | DISCONNECTED | DISCONNECTED
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = TABLE)
    void a_change_leads_to_the_state_in_the_table(
            Change change, String disconnected, String connected, String expired, String error) {
        assertThat(StateMachine.next(DISCONNECTED, change)).isEqualTo(state(disconnected));
        assertThat(StateMachine.next(CONNECTED, change)).isEqualTo(state(connected));
        assertThat(StateMachine.next(EXPIRED, change)).isEqualTo(state(expired));
        assertThat(StateMachine.next(ERROR, change)).isEqualTo(state(error));
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void the_table_has_every_change(Change change) {
        assertThat(TABLE.lines().map(line -> line.split("\\|")[0].strip())).contains(change.name());
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void connecting_is_never_stored(Change change) {
        for (ConnectionState stored : ConnectionState.values()) {
            if (stored != ConnectionState.CONNECTING) {
                assertThat(StateMachine.next(stored, change)).isNotEqualTo(Optional.of(ConnectionState.CONNECTING));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void a_change_leads_to_one_state_or_keeps_the_state(Change change) {
        for (ConnectionState stored : List.of(DISCONNECTED, CONNECTED, EXPIRED, ERROR)) {
            Optional<ConnectionState> next = StateMachine.next(stored, change);
            if (next.isPresent() && change != Change.DELETED) {
                assertThat(change.leadsTo().orElse(stored)).isEqualTo(next.get());
            }
        }
    }

    private static Optional<ConnectionState> state(String cell) {
        return cell.equals("-") ? Optional.empty() : Optional.of(ConnectionState.valueOf(cell));
    }
}
