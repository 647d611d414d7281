package org.brokerconnect.connection;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.brokerconnect.Code;
import org.brokerconnect.market.TestMarkets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads that only show a connection select no sealed column, in one statement, and show the same as a full read. */
@WithStores
class ReadsWithoutSecretsTest {

    private static final String OWNER = "asha";
    private static final Set<String> WITH_SECRETS = Set.of("find", "findAnyOwner", "findAfter");

    private final Stores stores;

    ReadsWithoutSecretsTest(Stores stores) {
        this.stores = stores;
    }

    private interface Read extends BiFunction<ConnectionStore, UUID, Optional<Connection>> {}

    private static Arguments read(String name, Read read) {
        return Arguments.of(name, read);
    }

    static Stream<Arguments> reads() {
        return Stream.of(
                read("all", (store, id) -> store.findAll(OWNER).stream().findFirst()),
                read("one", (store, id) -> store.findWithoutSecrets(OWNER, id)),
                read("several", (store, id) -> store.findAmong(Set.of(OWNER), Set.of(id)).stream()
                        .findFirst()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void no_sealed_column_is_selected(String name, Read read) {
        UUID id = stores.renewable(OWNER, SampleConnection.END);

        List<String> sent = SentSql.during(
                () -> assertThat(read.apply(stores.connections, id)).isPresent());

        assertThat(sent).singleElement().asString().doesNotContain("_sealed");
        assertThat(SentSql.during(() -> stores.read(id)))
                .singleElement()
                .asString()
                .contains("_sealed");
    }

    private StatusView shown(Connection connection) {
        return new StatusViews(stores.broker.catalog(), TestMarkets.FAKE, stores.clock).of(connection, Locale.ENGLISH);
    }

    private void assertShowsTheSame(UUID id, Read read) {
        Connection full = stores.read(id);
        Connection shown = read.apply(stores.connections, id).orElseThrow();

        assertThat(shown(shown)).isEqualTo(shown(full));
        assertThat(shown.wasNeverConnected()).isEqualTo(full.wasNeverConnected());
        assertThat(shown.session().flatMap(ConnectionSession::tokens).isPresent())
                .isEqualTo(full.session().flatMap(ConnectionSession::tokens).isPresent());
        assertThat(shown.config())
                .usingRecursiveComparison()
                .ignoringFields("apiKey", "apiSecret", "eventSequence", "eventHash", "version")
                .isEqualTo(full.config());
        assertThat(shown.session().orElse(null))
                .usingRecursiveComparison()
                .ignoringFields("accessToken", "refreshToken", "schedule")
                .isEqualTo(full.session().orElse(null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void every_state_is_shown_as_by_a_full_read(String name, Read read) {
        assertShowsTheSame(stores.setUp(OWNER), read);
        stores.empty();
        UUID renewable = stores.renewable(OWNER, SampleConnection.END);
        assertShowsTheSame(renewable, read);
        stores.writer.disconnect(OWNER, renewable);
        assertShowsTheSame(renewable, read);
        stores.empty();
        UUID ending = stores.connected(OWNER, SampleConnection.END);
        assertShowsTheSame(ending, read);
        stores.clock.set(SampleConnection.END.plus(Duration.ofMinutes(1)));
        assertShowsTheSame(ending, read);
        stores.sessions.expire(ending, stores.tokenVersion(ending));
        assertShowsTheSame(ending, read);
    }

    @Test
    void a_secret_that_was_not_read_is_neither_revealed_nor_stored() {
        UUID id = stores.connected(OWNER, SampleConnection.END);
        Connection shown = stores.connections.findWithoutSecrets(OWNER, id).orElseThrow();

        assertThatThrownBy(() -> shown.config().credentials().opened())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the stored secret was not read");
        assertThatThrownBy(shown::openSecrets).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SealedColumns.ApiKey()
                        .convertToDatabaseColumn(shown.config().credentials().field("apiKey")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void pages_that_show_no_secret_use_reads_without_secrets() {
        noClasses()
                .that(resideInAnyPackage("org.brokerconnect.status..", "org.brokerconnect.setup..")
                        .or(simpleName("HistoryReader"))
                        .or(simpleName("PriceFeed")))
                .should()
                .accessTargetWhere(describe(
                        "reads connections with their secrets",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(ConnectionStore.class)
                                && WITH_SECRETS.contains(access.getTarget().getName())))
                .because("a page that shows no secret needs no sealed column")
                .check(Code.MAIN);
    }
}
