package org.brokerconnect.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Files with OSV records: a zip as osv.dev publishes them for each ecosystem ({@code all.zip}), or a JSON file with one
 * record or an array of records.
 */
final class OsvFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OsvFiles() {}

    /**
     * Passes each record of a file on and returns the number of records.
     *
     * @throws IOException if the file cannot be read, or contains something else than OSV records
     */
    static int read(Path file, Consumer<OsvRecord> records) throws IOException {
        return file.toString().endsWith(".zip") ? readZip(file, records) : readJson(file, records);
    }

    private static int readZip(Path file, Consumer<OsvRecord> records) throws IOException {
        int count = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".json")) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        count += accept(JSON.readTree(content), entry.getName(), records);
                    }
                }
            }
        }
        return count;
    }

    private static int readJson(Path file, Consumer<OsvRecord> records) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return accept(JSON.readTree(content), file.toString(), records);
        }
    }

    private static int accept(JsonNode json, String source, Consumer<OsvRecord> records) throws IOException {
        if (json.isArray()) {
            int count = 0;
            for (JsonNode one : json) {
                count += accept(one, source, records);
            }
            return count;
        }
        if (!json.path("id").isTextual() || !json.has("modified")) {
            throw new IOException(source + " is not an OSV record: it has no id or no modified");
        }
        records.accept(new OsvRecord(json));
        return 1;
    }
}
