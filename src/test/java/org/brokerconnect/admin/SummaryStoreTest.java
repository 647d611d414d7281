package org.brokerconnect.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of all connections from a real database. */
@WithStores
class SummaryStoreTest {

    private final Stores stores;
    private final SummaryStore summaries;
    private UUID ashas;
    private UUID ravis;

    SummaryStoreTest(Stores stores) {
        this.stores = stores;
        summaries = stores.bean(SummaryStore.class);
    }

    @BeforeEach
    void create_two_connections() {
        ashas = stores.connected("asha", stores.clock.instant().plus(Duration.ofDays(1)));
        ravis = stores.setUp("ra_vi%!");
        stores.update("update broker_config set label = 'Große Familie' where id = ?", ashas);
        stores.update("update broker_config set label = '100% Savings' where id = ?", ravis);
    }

    private List<UUID> found(ConnectionState state, String search) {
        SummaryFilter filter = new SummaryFilter(state, null, search);
        List<UUID> page = summaries.page(filter, 0, 10, stores.clock.instant()).stream()
                .map(ConnectionSummary::id)
                .toList();
        assertThat(summaries.count(filter, stores.clock.instant())).isEqualTo(page.size());
        return page;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Große Familie", "famil", "FAMIL", "große", "ASHA", "as"})
    void a_search_finds_a_part_of_the_label_and_the_beginning_of_the_owner_in_any_case(String search) {
        assertThat(found(null, search)).containsExactly(ashas);
    }

    @Test
    void a_search_finds_the_beginning_of_an_id_in_any_case() {
        String id = ashas.toString();

        assertThat(found(null, id)).containsExactly(ashas);
        assertThat(found(null, id.substring(0, 13).toUpperCase(Locale.ROOT))).containsExactly(ashas);
        assertThat(found(null, id.substring(14))).isEmpty();
        assertThat(found(null, "sha")).isEmpty();
    }

    @Test
    void a_search_finds_the_beginning_of_the_account_at_the_broker() {
        String account = summaries.existing(Set.of(ashas)).get(ashas).brokerUserId();

        assertThat(found(null, account.substring(0, 3).toLowerCase(Locale.ROOT)))
                .contains(ashas)
                .doesNotContain(ravis);
    }

    @Test
    void characters_with_a_meaning_in_patterns_are_searched_as_they_are() {
        assertThat(found(null, "0% s")).containsExactly(ravis);
        assertThat(found(null, "ra_vi%!")).containsExactly(ravis);
        assertThat(found(null, "%")).containsExactly(ravis);
        assertThat(found(null, "_")).isEmpty();
        assertThat(found(null, "!")).isEmpty();
        assertThat(found(null, "' or '1' = '1")).isEmpty();
    }

    @Test
    void a_search_and_a_state_are_combined() {
        assertThat(found(ConnectionState.CONNECTED, "famil")).containsExactly(ashas);
        assertThat(found(ConnectionState.DISCONNECTED, "famil")).isEmpty();
        assertThat(found(ConnectionState.DISCONNECTED, null)).containsExactly(ravis);
    }

    @Test
    void a_deleted_connection_does_not_exist() {
        stores.writer.delete("asha", ashas);

        assertThat(summaries.existing(Set.of(ashas, ravis))).containsOnlyKeys(ravis);
        assertThat(summaries.existing(Set.of())).isEmpty();
    }
}
