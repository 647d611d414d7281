package org.brokerconnect.attack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of the product that defends against an attack.
 *
 * @param area the part of the attack suite
 * @param file below {@code src/main/java/org/brokerconnect}
 * @param find the text that defends; it occurs once in the file
 * @param replace the text that does not; may be empty
 * @param tests names of the test classes that must fail, below {@code org.brokerconnect}
 */
record Defence(String area, String attack, String file, String find, String replace, List<String> tests) {

    private static final Path CATALOGUE = Path.of("src", "test", "resources", "attack", "defences.json");
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "brokerconnect");

    /** The catalogue, in its order. */
    static List<Defence> all() throws IOException {
        return List.of(new ObjectMapper().readValue(CATALOGUE.toFile(), Defence[].class));
    }

    /** The source of the file, with the defence. */
    String source() throws IOException {
        return Files.readString(SOURCES.resolve(file));
    }

    /** How often the defence occurs in its file. */
    int occurrences() throws IOException {
        return source().split(Pattern.quote(find), -1).length - 1;
    }

    /** The source of the file, without the defence. */
    String broken() throws IOException {
        return source().replace(find, replace);
    }

    /** The file name without its extension. */
    String type() {
        return Path.of(file).getFileName().toString().replace(".java", "");
    }

    /** The qualified names of the test classes. */
    List<String> testClasses() {
        return tests.stream().map(name -> "org.brokerconnect." + name).toList();
    }
}
