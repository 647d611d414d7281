package org.brokerconnect.ctl;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The migration scripts of this release, which are in the same jar or folder as this class. */
final class Migrations {

    private static final String FOLDER = "db/migration";

    private Migrations() {}

    /** The names of the scripts. @throws IOException if the jar cannot be read */
    static Set<String> names() throws IOException {
        try {
            URI place = Migrations.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            if (Files.isDirectory(Path.of(place))) {
                return names(Path.of(place).resolve(FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(place), Map.of())) {
                return names(jar.getPath("/", FOLDER));
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
