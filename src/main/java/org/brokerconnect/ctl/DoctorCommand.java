package org.brokerconnect.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brokerconnect.config.ReleasedSettings;
import org.brokerconnect.database.ConfiguredDataSource;
import org.brokerconnect.doctor.Doctor;
import org.brokerconnect.doctor.Examination;
import org.brokerconnect.doctor.Examination.ClientView;
import org.brokerconnect.doctor.Finding;
import org.brokerconnect.doctor.Measurements;
import org.brokerconnect.doctor.StreamCheck;
import org.brokerconnect.doctor.TokenCheck;
import org.brokerconnect.doctor.WebProbe;
import org.brokerconnect.scheduling.SystemClock;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Examines a set-up: of a running server by its API, or without a server by its settings. */
@Command(
        name = "doctor",
        description = "Finds faults of a set-up, and prints of each what is wrong, what follows and what to do. With"
                + " --url, a running server examines itself, and brokerctl opens an event stream. Without, brokerctl"
                + " makes the same checks from this"
                + " machine: with settings from the environment, the file, and the defaults, in this order. Nothing is"
                + " changed. The exit code is 1 if there is a finding.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = false, heading = "%nA running server:%n")
    private AdminApi api;

    @ArgGroup(exclusive = false, heading = "%nWithout a server:%n")
    private Offline offline;

    /** The options without a server. */
    static final class Offline {

        @Option(names = "--file", description = "A properties file with settings of the server.")
        private Path file;

        @Option(
                names = "--check-token",
                paramLabel = "FILE",
                description = "A file with an access token of your provider, which is compared with the settings.")
        private Path token;
    }

    @Override
    public Integer call() throws IOException {
        if (api != null && offline != null) {
            throw new RefusedException("use --url, or the options for a set-up without a server");
        }
        return api == null ? examine(offline == null ? new Offline() : offline) : askServer();
    }

    private int askServer() throws IOException {
        String origin = URLEncoder.encode(api.origin(), StandardCharsets.UTF_8);
        JsonNode result = api.get("/api/admin/doctor?address=" + origin);
        int findings = 0;
        for (JsonNode check : result.path("checks")) {
            for (JsonNode finding : check.path("findings")) {
                print(
                        text(finding, "severity"),
                        text(finding, "code"),
                        text(finding, "wrong"),
                        text(finding, "follows"),
                        text(finding, "fix"));
                findings++;
            }
        }
        Optional<Finding> stream = StreamCheck.examine(WebProbe.create(), api.url(), api.token(), StreamCheck.PATIENCE);
        stream.ifPresent(this::print);
        return conclude(findings + (stream.isPresent() ? 1 : 0));
    }

    private static String text(JsonNode finding, String field) {
        return finding.path(field).asText();
    }

    private int examine(Offline options) throws IOException {
        Settings settings = Settings.of(options.file);
        Examination set = examination(settings);
        List<Finding> found = new ArrayList<>();
        settings.faultsWithoutKeyFiles().forEach(message -> found.add(Finding.ofSetting(message)));
        Doctor.examine(set).forEach(result -> found.addAll(result.findings()));
        if (options.token != null) {
            found.addAll(TokenCheck.examine(set, Files.readString(options.token).strip()));
        }
        List<Finding> findings = found.stream().distinct().toList();
        findings.forEach(this::print);
        return conclude(findings.size());
    }

    private static Examination examination(Settings settings) throws IOException {
        return new Examination(
                settings.config(),
                ReleasedSettings.of(settings.config()),
                ConfiguredDataSource.of(settings.config()),
                false,
                Migrations.names(),
                WebProbe.create(),
                SystemClock.utc(),
                Measurements.NONE,
                ClientView.NONE);
    }

    private void print(Finding finding) {
        print(finding.severity().name(), finding.code(), finding.wrong(), finding.follows(), finding.fix());
    }

    private void print(String severity, String code, String wrong, String follows, String fix) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(severity + " " + code);
        out.println("  wrong:   " + wrong);
        out.println("  follows: " + follows);
        out.println("  fix:     " + fix);
    }

    private int conclude(int findings) {
        spec.commandLine().getOut().println(findings == 0 ? "no fault found" : "findings: " + findings);
        return findings == 0 ? 0 : BrokerCtl.FAULT;
    }
}
