package org.brokerconnect.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.regex.Pattern;

/** Chooses the language of a response from the Accept-Language header (RFC 9110 section 12.5.4). */
public final class AcceptLanguage {

    /** Only languages, no regions: bundles are cached by locale, so callers must not be able to fill the cache. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private AcceptLanguage() {}

    /**
     * The preferred language that the problem bundle is translated into; English if there is none.
     *
     * @param header may be null or malformed, which both mean English
     */
    public static Locale of(String header) {
        return ranges(header).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> range.getRange().split("-")[0])
                .filter(language -> LANGUAGE.matcher(language).matches())
                .map(Locale::new)
                .filter(AcceptLanguage::isAvailable)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static boolean isAvailable(Locale locale) {
        return locale.equals(Locale.ENGLISH) || ProblemCatalog.isTranslatedTo(locale);
    }

    private static List<LanguageRange> ranges(String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header).stream()
                    .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
                    .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
