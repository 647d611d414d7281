package org.brokerconnect.ctl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.brokerconnect.vault.KeyFile;
import org.brokerconnect.vault.RingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on key files. They need no server, and print no key material. */
@Command(
        name = "key-file",
        description = "Creates and changes key files. Only the owner may read the files that it writes (mode 0600).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KeyFileCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = "Creates a key file with one new key. An existing file is never overwritten.",
            mixinStandardHelpOptions = true)
    int create(@Parameters(paramLabel = "FILE", description = "The new file.") Path file) throws IOException {
        print("created " + file + " with the key " + KeyFile.create(file));
        return 0;
    }

    @Command(name = "list", description = "Lists the keys of a file by id.", mixinStandardHelpOptions = true)
    int list(@Parameters(paramLabel = "FILE", description = "The key file.") Path file) throws IOException {
        List<RingKey> keys = KeyFile.keys(file);
        keys.forEach(key -> print(key.id() + (key.primary() ? " primary" : "") + (key.enabled() ? "" : " disabled")));
        return 0;
    }

    @Command(
            name = "add",
            description = "Adds a new key. It decrypts, and encrypts once it is promoted.",
            mixinStandardHelpOptions = true)
    int add(@Parameters(paramLabel = "FILE", description = "The key file.") Path file) throws IOException {
        print("added the key " + KeyFile.add(file) + " to " + file);
        return 0;
    }

    @Command(
            name = "promote",
            description = "Makes a key the primary key of the file. The servers encrypt with it when the files of all"
                    + " running servers have the same primary key.",
            mixinStandardHelpOptions = true)
    int promote(
            @Parameters(paramLabel = "FILE", description = "The key file.") Path file,
            @Parameters(paramLabel = "KEY", description = "The id of the key.") long key)
            throws IOException {
        KeyFile.promote(file, key);
        print("the key " + key + " is the primary key of " + file);
        return 0;
    }

    @Command(
            name = "remove",
            description = "Removes a key. Retire it first (keys retire): without the key, what it encrypted is lost.",
            mixinStandardHelpOptions = true)
    int remove(
            @Parameters(paramLabel = "FILE", description = "The key file.") Path file,
            @Parameters(paramLabel = "KEY", description = "The id of the key.") long key)
            throws IOException {
        KeyFile.remove(file, key);
        print("removed the key " + key + " from " + file);
        return 0;
    }

    @Command(
            name = "wrap",
            description = "Writes a copy that is encrypted with the primary key of another key file, for a backup.",
            mixinStandardHelpOptions = true)
    int wrap(
            @Parameters(paramLabel = "FILE", description = "The key file.") Path file,
            @Parameters(paramLabel = "WRAPPED", description = "The new, encrypted file.") Path wrapped,
            @Option(
                            names = "--with",
                            required = true,
                            paramLabel = "KEY-FILE",
                            description = "The key file whose primary key encrypts the copy.")
                    Path wrappingKey)
            throws IOException {
        KeyFile.wrap(file, wrappingKey, wrapped);
        print("wrote " + wrapped + ", encrypted with the primary key of " + wrappingKey);
        return 0;
    }

    @Command(
            name = "unwrap",
            description = "Writes the key file that was encrypted by the command wrap.",
            mixinStandardHelpOptions = true)
    int unwrap(
            @Parameters(paramLabel = "WRAPPED", description = "The encrypted file.") Path wrapped,
            @Parameters(paramLabel = "FILE", description = "The new key file.") Path file,
            @Option(
                            names = "--with",
                            required = true,
                            paramLabel = "KEY-FILE",
                            description = "The key file that encrypted it.")
                    Path wrappingKey)
            throws IOException {
        KeyFile.unwrap(wrapped, wrappingKey, file);
        print("wrote " + file);
        return 0;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
