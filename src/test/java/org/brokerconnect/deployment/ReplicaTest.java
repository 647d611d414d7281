package org.brokerconnect.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.brokerconnect.ForkFolder;
import org.brokerconnect.sandbox.run.DatabaseDump;
import org.brokerconnect.schema.SchemaMigrator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two MariaDB servers with the files of docker/mariadb: one replicates the other, and takes over when it is killed. */
class ReplicaTest {

    private static final String NOTE = "insert into note values ('%s')";
    private static final Path PAGE = Path.of("docs", "sizing.md");

    private static ReplicationServer primary;
    private static ReplicationServer replica;

    @BeforeAll
    static void start() throws Exception {
        Path folder = ForkFolder.of("replica-test");
        primary = ReplicationServer.start(folder.resolve("primary"), "primary.cnf");
        replica = ReplicationServer.start(folder.resolve("replica"), "replica.cnf");
        SchemaMigrator.of(primary.source()).migrate();
        replica.follow(primary);
        replica.catchUpWith(primary);
    }

    @AfterAll
    static void stop() {
        primary.close();
        replica.close();
    }

    @Test
    void the_replica_has_every_commit_and_takes_over() throws Exception {
        primary.execute("create table note (content varchar(20) primary key)", NOTE.formatted("before"));

        assertThat(status("Rpl_semi_sync_master_status")).isEqualTo("ON");
        assertThat(Integer.parseInt(status("Rpl_semi_sync_master_yes_tx"))).isPositive();
        replica.catchUpWith(primary);
        assertThat(dump(replica)).contains("before").isEqualTo(dump(primary));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> replica.executeAsApplication(NOTE.formatted("too early")))
                .withMessageContaining("read-only");

        primary.kill();
        replica.execute(statementsOfThePage().toArray(String[]::new));

        replica.executeAsApplication(NOTE.formatted("after"));
        assertThat(dump(replica)).contains("before", "after");
        assertThat(SchemaMigrator.of(replica.source()).migrate()).isEmpty();
    }

    /** Galera replicates tables of InnoDB only, and cannot delete from one without a primary key. */
    @Test
    void galera_could_replicate_every_table() throws Exception {
        String unfit = "select count(*) from information_schema.tables t where t.table_schema = database()"
                + " and (t.engine <> 'InnoDB' or not exists (select 1 from information_schema.table_constraints c"
                + " where c.table_schema = t.table_schema and c.table_name = t.table_name"
                + " and c.constraint_type = 'PRIMARY KEY'))";

        assertThat(replica.read(unfit, 1)).isEqualTo("0");
        replica.execute("create table unfit (content varchar(20))");
        assertThat(replica.read(unfit, 1)).isEqualTo("1");
        replica.execute("drop table unfit");
    }

    private static String status(String name) throws SQLException {
        return primary.read("show status like '" + name + "'", 2);
    }

    private static String dump(ReplicationServer server) throws SQLException {
        try (var connection = server.source().getConnection()) {
            return DatabaseDump.of(connection);
        }
    }

    /** The block of SQL in the page, which an administrator runs at the replica. */
    private static List<String> statementsOfThePage() throws IOException {
        String block = Files.readString(PAGE).split("```sql\n")[1].split("```")[0];
        return block.lines().map(line -> line.replace(";", "")).toList();
    }
}
