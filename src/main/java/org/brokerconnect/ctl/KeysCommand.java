package org.brokerconnect.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on the keys of running servers, by the API for administrators. */
@Command(
        name = "keys",
        description = "Shows, promotes and retires the encryption keys of running servers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {

    private static final String KEYS = "/api/admin/keys";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "status",
            description = "Shows the keys, the stored values that each encrypted, and how far values are encrypted"
                    + " again. The exit code is 1 if the keys do not decrypt the database, a stored value needs a key"
                    + " that no server has, or a server does not use its key file.",
            mixinStandardHelpOptions = true)
    int status(
            @Mixin AdminApi api, @Option(names = "--json", description = "Print the server's response.") boolean json)
            throws IOException {
        JsonNode status = api.get(KEYS);
        return json ? printed(status.toPrettyString(), status) : show(status);
    }

    @Command(
            name = "promote",
            description = "Encrypts with this key from now on, and encrypts the values of the other keys again."
                    + " Refused unless every running server has the key.",
            mixinStandardHelpOptions = true)
    int promote(@Mixin AdminApi api, @Parameters(paramLabel = "KEY", description = "The id of the key.") long key)
            throws IOException {
        return show(api.post(KEYS + "/" + key + "/promotion"));
    }

    @Command(
            name = "retire",
            description = "Records that a key is no longer needed. Refused while a stored value needs it.",
            mixinStandardHelpOptions = true)
    int retire(@Mixin AdminApi api, @Parameters(paramLabel = "KEY", description = "The id of the key.") long key)
            throws IOException {
        return show(api.post(KEYS + "/" + key + "/retirement"));
    }

    private int show(JsonNode status) {
        PrintWriter out = spec.commandLine().getOut();
        int nodes = status.path("nodes").size();
        status.path("keys").forEach(key -> {
            out.printf(
                    "key %s: %s, on %s of %d servers, %s stored values%n",
                    key.path("id").asText(),
                    use(key),
                    key.path("nodes").asText(),
                    nodes,
                    key.path("values").asText());
            key.path("tables")
                    .forEach(table -> out.printf(
                            "    %s: %s%n",
                            table.path("table").asText(), table.path("values").asText()));
        });
        status.path("nodes").forEach(node -> {
            if (node.hasNonNull("problem")) {
                out.printf(
                        "server %s: %s%n",
                        node.path("node").asText(), node.path("problem").asText());
            }
        });
        showProgress(out, status.path("resealing"));
        return printed("canary: " + status.path("canary").asText(), status);
    }

    private static String use(JsonNode key) {
        if (key.path("primary").asBoolean()) {
            return "encrypts and decrypts";
        }
        if (key.path("retired").asBoolean()) {
            return "retired";
        }
        return key.path("nodes").asInt() == 0 ? "missing" : "decrypts";
    }

    private static void showProgress(PrintWriter out, JsonNode progress) {
        out.printf(
                "re-encryption: %s left, %s done",
                progress.path("left").asText(), progress.path("resealed").asText());
        if (progress.path("unreadable").asLong() > 0) {
            out.printf(", %s cannot be decrypted", progress.path("unreadable").asText());
        }
        if (progress.hasNonNull("perSecond")) {
            out.printf(", %s per second", progress.path("perSecond").asText());
        }
        out.println(
                progress.hasNonNull("finishedAt")
                        ? ", finished at " + progress.path("finishedAt").asText()
                        : "");
    }

    /** Prints the line. @return the exit code for this status */
    private int printed(String line, JsonNode status) {
        spec.commandLine().getOut().println(line);
        boolean isFaulty = !status.path("canary").asText().equals("OPENS");
        for (JsonNode key : status.path("keys")) {
            isFaulty |= key.path("nodes").asInt() == 0 && key.path("values").asLong() > 0;
        }
        for (JsonNode node : status.path("nodes")) {
            isFaulty |= node.hasNonNull("problem");
        }
        return isFaulty ? BrokerCtl.FAULT : 0;
    }
}
