package org.brokerconnect.browser;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Unpacks the Chromium of the npm package {@code @sparticuz/chromium} (Linux, x64), its libraries and fonts, once for
 * all test JVMs. The font for Devanagari is that of another npm package.
 */
final class ChromiumFiles {

    private static final Path FOLDER = Path.of("target", "chromium").toAbsolutePath();
    private static final Path FONTS = FOLDER.resolve("fonts.conf");
    private static final Path FRONT_END = Path.of("src", "main", "frontend");
    private static final Path DEVANAGARI = FRONT_END
            .resolve(Path.of("node_modules", "@expo-google-fonts", "noto-sans-devanagari"))
            .toAbsolutePath();
    private static final String UNPACK =
            "console.log(await (await import('@sparticuz/chromium')).default.executablePath())";

    private ChromiumFiles() {}

    static Path executable() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        try (FileChannel lock =
                FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            writeFonts();
            return unpack();
        }
    }

    private static Path unpack() throws IOException, InterruptedException {
        ProcessBuilder node = new ProcessBuilder("node", "--input-type=module", "--eval", UNPACK)
                .directory(FRONT_END.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // it unpacks to the temporary folder, and its libraries only if it detects AWS
        node.environment().put("TMPDIR", FOLDER.toString());
        node.environment().put("AWS_LAMBDA_JS_RUNTIME", "nodejs20.x");
        Process unpacking = node.start();
        String path = new String(unpacking.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (unpacking.waitFor() != 0) {
            throw new IOException("Chromium could not be unpacked: is " + FRONT_END + "/node_modules there?");
        }
        return Path.of(path);
    }

    /** The environment in which the browser finds its own libraries (NSS, expat) and fonts. */
    static Map<String, String> environment() {
        return Map.of("LD_LIBRARY_PATH", FOLDER.resolve("al2023/lib").toString(), "FONTCONFIG_FILE", FONTS.toString());
    }

    /**
     * The package's own font first, so that screenshots look the same everywhere. A browser of another JVM may read the
     * file at the same time, so it is written once.
     */
    private static void writeFonts() throws IOException {
        String config = """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig>
                  <dir>%1$s/fonts</dir>
                  <dir>%2$s</dir>
                  <dir>/usr/share/fonts</dir>
                  <cachedir>%1$s/fonts-cache</cachedir>
                  <alias binding="strong"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
                  <alias binding="strong"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
                </fontconfig>
                """.formatted(FOLDER, DEVANAGARI);
        if (!Files.exists(FONTS) || !Files.readString(FONTS).equals(config)) {
            Files.writeString(FONTS, config);
        }
    }
}
