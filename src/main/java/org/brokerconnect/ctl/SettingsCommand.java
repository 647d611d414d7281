package org.brokerconnect.ctl;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks settings without a server. */
@Command(
        name = "settings",
        description = "Checks the settings of a server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SettingsCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "check",
            description = "Makes the checks that a server makes when it starts, and prints all settings; secrets are"
                    + " masked. Settings come from the environment, the file, and the defaults, in this order. The exit"
                    + " code is 1 if a setting is missing or invalid.",
            mixinStandardHelpOptions = true)
    int check(
            @Option(names = "--file", description = "A properties file with settings of the server.") Path file,
            @Option(names = "--quiet", description = "Print faults only.") boolean quiet)
            throws IOException {
        Settings settings = Settings.of(file);
        PrintWriter out = spec.commandLine().getOut();
        if (!quiet) {
            settings.masked().forEach((name, value) -> out.println(name + " = " + value));
        }
        settings.unknown().forEach(name -> out.println("unknown: " + name + " is set, but there is no such setting"));
        List<String> faults = settings.faults();
        faults.forEach(out::println);
        out.println(faults.isEmpty() ? "no fault found" : faults.size() + " settings are not valid");
        return faults.isEmpty() ? 0 : BrokerCtl.FAULT;
    }
}
