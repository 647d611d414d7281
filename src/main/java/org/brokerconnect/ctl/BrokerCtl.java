package org.brokerconnect.ctl;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.brokerconnect.vault.KeyFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The program {@code brokerctl}. */
@Command(
        name = "brokerctl",
        description = "Administers Broker Connect: finds faults of a set-up, migrates the database, and works on key"
                + " files, encryption keys, exported audit logs and settings.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DoctorCommand.class,
            KeyFileCommand.class,
            KeysCommand.class,
            LogCommand.class,
            MigrateCommand.class,
            SettingsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and no fault was found",
            "1:refused, or a fault was found",
            "2:the command line is not valid",
            "3:a file could not be read or written, or the server or the database could not be reached"
        })
public final class BrokerCtl {

    /** Refused, or a fault was found. */
    static final int FAULT = 1;

    /** A file could not be read or written, or the server or the database could not be reached. */
    static final int UNREACHABLE = 3;

    private BrokerCtl() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BrokerCtl()).setExecutionExceptionHandler(BrokerCtl::report);
    }

    /** One line that says what is wrong, without a stack trace. */
    private static int report(Exception failed, CommandLine command, ParseResult arguments) {
        command.getErr().println("brokerctl: " + message(failed));
        return failed instanceof IOException && !(failed instanceof FileAlreadyExistsException) ? UNREACHABLE : FAULT;
    }

    private static String message(Exception failed) {
        if (failed instanceof FileAlreadyExistsException) {
            return failed.getMessage() + " exists; a file is never overwritten";
        }
        if (failed instanceof NoSuchFileException) {
            return failed.getMessage() + " does not exist";
        }
        boolean isSentence = failed instanceof KeyFileException
                || failed instanceof RefusedException
                || failed.getClass() == IOException.class && failed.getMessage() != null;
        return isSentence ? failed.getMessage() : failed.getClass().getSimpleName() + ": " + failed.getMessage();
    }
}
