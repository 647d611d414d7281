package org.brokerconnect.ctl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brokerconnect.audit.export.ExportReport;
import org.brokerconnect.audit.export.ExportVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on exported audit logs. */
@Command(
        name = "log",
        description = "Verifies an exported audit log.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class LogCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "verify",
            description = "Verifies the hashes of an export of GET /api/admin/audit/export, without a server. The exit"
                    + " code is 1 if a line was changed, removed or added.",
            mixinStandardHelpOptions = true)
    int verify(@Parameters(paramLabel = "FILE", description = "The export.") Path file) throws IOException {
        ExportReport report;
        try (BufferedReader export = Files.newBufferedReader(file)) {
            report = new ExportVerifier().verify(export);
        }
        PrintWriter out = spec.commandLine().getOut();
        report.notes().forEach(out::println);
        report.faults().forEach(out::println);
        out.printf(
                "%d events, %d entries; %s; %s%n",
                report.events(),
                report.entries(),
                report.complete() ? "the whole log" : "a part of the log",
                report.isIntact() ? "intact" : "not intact");
        return report.isIntact() ? 0 : BrokerCtl.FAULT;
    }
}
