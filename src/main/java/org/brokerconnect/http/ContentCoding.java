package org.brokerconnect.http;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The content codings in which the build stores the files of the front end beside the files themselves. */
enum ContentCoding {

    /** Brotli (RFC 7932); browsers accept it over HTTPS only. */
    BR,
    GZIP;

    /** In {@code Accept-Encoding} and {@code Content-Encoding}. */
    String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the name of a stored file has at its end. */
    String extension() {
        return this == BR ? ".br" : ".gz";
    }

    /**
     * The codings that a client accepts, the smallest first; preferences between them are ignored (RFC 9110 section
     * 12.5.3).
     *
     * @param accepted the header's value; null is none
     */
    static List<ContentCoding> acceptedBy(@Nullable String accepted) {
        List<String> tokens = Arrays.stream(accepted == null ? new String[0] : accepted.split(","))
                .filter(ContentCoding::isAccepted)
                .map(element -> element.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .toList();
        return Stream.of(values())
                .filter(coding -> tokens.contains(coding.token()))
                .toList();
    }

    /** Whether the weight of an element is not zero. */
    private static boolean isAccepted(String element) {
        return Arrays.stream(element.split(";"))
                .skip(1)
                .map(parameter -> parameter.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                .noneMatch(parameter -> parameter.matches("q=0(\\.0*)?"));
    }
}
