package org.brokerconnect.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The closed set of problem types with their words. {@code problem-types.properties} has the types,
 * {@code problems.properties} and its translations have the words,
 * {@code problem-guide.properties} has what developers need to know, {@code problem-aliases.properties} has the slugs
 * of earlier versions. An adapter's code that the catalogue does not contain gets the entry {@code unknown}.
 */
public final class ProblemCatalog {

    /** The type of every code that the catalogue does not contain. */
    static final String UNKNOWN = "unknown";

    private static final MessageBundle WORDS = MessageBundle.of(ProblemCatalog.class, "problems");
    private static final MessageBundle GUIDE = MessageBundle.of(ProblemCatalog.class, "problem-guide");
    private static final Map<String, ProblemType> TYPES = types();
    private static final Properties ALIASES = load("problem-aliases.properties");

    private ProblemCatalog() {}

    /** All slugs, in alphabetical order. */
    public static Set<String> slugs() {
        return TYPES.keySet();
    }

    /** The slug that this one of an earlier version has today; any other slug stays the same. */
    public static String current(String slug) {
        return ALIASES.getProperty(slug, slug);
    }

    /** The type with this slug, or which an earlier version called so; or {@code unknown}. */
    public static ProblemType type(String slug) {
        return TYPES.getOrDefault(current(slug), TYPES.get(UNKNOWN));
    }

    /** @param brokerName the broker's display name; null if unknown */
    public static ProblemWords words(String slug, Locale locale, String brokerName) {
        return new ProblemWords(
                text(type(slug).slug() + ".title", locale, brokerName), text(detailKey(slug), locale, brokerName));
    }

    /** Whether the catalogue has this slug, or an earlier version had it. */
    public static boolean has(String slug) {
        return TYPES.containsKey(current(slug));
    }

    /** The exact condition of this type, in English; for developers. */
    public static String meaning(String slug) {
        return GUIDE.text(Locale.ENGLISH, type(slug).slug() + ".meaning");
    }

    /** What a client does about this type, in English. */
    public static String developerAction(String slug) {
        return GUIDE.text(Locale.ENGLISH, type(slug).slug() + ".developer");
    }

    /** The key of this slug's detail, for {@link ProblemException#withDetail}. */
    public static String detailKey(String slug) {
        return type(slug).slug() + ".detail";
    }

    /** The text of a key of {@code problems.properties}, with the broker's name filled in. */
    static String text(String key, Locale locale, String brokerName) {
        return WORDS.text(locale, key, brokerArguments(locale, brokerName));
    }

    /**
     * The arguments {0} and {1} of each text about a broker: its name within a sentence and at the start of a sentence.
     *
     * @param brokerName null if unknown: then the texts say "your broker"
     */
    public static Object[] brokerArguments(Locale locale, String brokerName) {
        return brokerName == null
                ? new Object[] {
                    WORDS.text(locale, "broker-name.within-sentence"),
                    WORDS.text(locale, "broker-name.start-of-sentence")
                }
                : new Object[] {brokerName, brokerName};
    }

    /** What a broker is called, within a sentence, where neither its name nor its connection is known. */
    public static String brokerOfAnotherPerson(Locale locale) {
        return WORDS.text(locale, "broker-name.of-another-person");
    }

    static boolean isTranslatedTo(Locale locale) {
        return WORDS.hasTranslation(locale);
    }

    private static Properties load(String name) {
        Properties entries = new Properties();
        try (InputStream file = ProblemCatalog.class.getResourceAsStream(name);
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            entries.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return entries;
    }

    private static Map<String, ProblemType> types() {
        Properties entries = load("problem-types.properties");
        Map<String, ProblemType> types = new TreeMap<>();
        entries.stringPropertyNames()
                .forEach(slug -> types.put(slug, ProblemType.parse(slug, entries.getProperty(slug))));
        return Collections.unmodifiableMap(types);
    }
}
