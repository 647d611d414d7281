package org.brokerconnect.ctl;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.database.ConfiguredDataSource;
import org.brokerconnect.schema.SchemaMigrator;
import org.brokerconnect.schema.SchemaState;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Migrates the schema without a server. */
@Command(
        name = "migrate",
        description = "Migrates the schema of the database to this version, as a server does when it starts, and prints"
                + " the versions before and after. The settings db.* come from the environment, the file, and the"
                + " defaults, in this order. The exit code is 1 if a migration fails or failed earlier, and 3 if the"
                + " database cannot be reached.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

    /** It would repeat what this command prints. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private static final String LATER = "the schema is of a later release";

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", description = "A properties file with settings of the server.")
    private Path file;

    @Option(
            names = "--check",
            description = "Change nothing; print the version of the schema. The exit code is 0 if it is this version, 1"
                    + " if it is older, newer, or a migration failed.")
    private boolean check;

    @Override
    public Integer call() throws IOException {
        FLYWAY.setLevel(Level.OFF);
        DataSource database = ConfiguredDataSource.of(Settings.of(file).config());
        requireReachable(database);
        SchemaMigrator migrator = SchemaMigrator.of(database);
        return check ? report(migrator.state()) : migrate(migrator);
    }

    /** Otherwise Flyway would repeat its attempts, and wrap the cause several times. */
    private static void requireReachable(DataSource database) throws IOException {
        try (Connection connection = database.getConnection()) {
            connection.getCatalog();
        } catch (InvalidSettingException invalid) {
            throw new RefusedException(invalid.getMessage());
        } catch (SQLException away) {
            throw new IOException("the database cannot be reached: " + away.getMessage(), away);
        }
    }

    private int migrate(SchemaMigrator migrator) {
        SchemaState before = migrator.state();
        print("before: " + version(before));
        if (before.failed().isPresent()) {
            return report(before);
        }
        try {
            migrator.migrate().forEach(migration -> print("applied " + migration));
        } catch (FlywayException failed) {
            throw new RefusedException(explain(failed));
        }
        print("after: " + version(migrator.state()));
        if (before.isNewer()) {
            print(LATER);
        }
        return 0;
    }

    private static String explain(FlywayException failed) {
        return failed.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                ? "the database has tables, but no schema of this application: use an empty database, or restore a"
                        + " backup as a whole"
                : "the migration failed. " + failed.getMessage().strip();
    }

    private static String version(SchemaState state) {
        return state.current().map(version -> "version " + version).orElse("no schema");
    }

    private int report(SchemaState state) {
        print(version(state) + "; this release has version " + state.released());
        if (state.failed().isPresent()) {
            print("the migration " + state.failed().get() + " failed earlier and may have been applied in part: restore"
                    + " the backup and correct the cause; docs/operating.md describes an upgrade");
        } else if (state.isNewer()) {
            print(LATER);
        } else {
            list(state.pending());
        }
        return state.isReleased() ? 0 : BrokerCtl.FAULT;
    }

    private void list(List<String> pending) {
        pending.forEach(script -> print("pending " + script));
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
    }
}
