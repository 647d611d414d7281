package org.brokerconnect.problem;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * Texts by key, chosen by locale. English is the base file; a translation is a file beside it, such as
 * {@code problems_de.properties}. Each text is a {@link MessageFormat} pattern. Thread-safe.
 */
public final class MessageBundle {

    /** Falls back to English only, never to the default locale of the server. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String baseName;

    private MessageBundle(String baseName) {
        this.baseName = baseName;
    }

    /** The bundle {@code name}.properties in the package of this class. */
    public static MessageBundle of(Class<?> neighbour, String name) {
        return new MessageBundle(neighbour.getPackageName() + "." + name);
    }

    /** Whether the English file has this key. */
    public boolean has(String key) {
        return bundle(Locale.ROOT).containsKey(key);
    }

    /** All keys of the English file. */
    public Set<String> keys() {
        return bundle(Locale.ROOT).keySet();
    }

    /**
     * The text in this language, or in English where no translation has it.
     *
     * @throws java.util.MissingResourceException if the English file does not have the key either
     */
    public String text(Locale locale, String key, Object... arguments) {
        return new MessageFormat(bundle(locale).getString(key), locale).format(arguments);
    }

    boolean hasTranslation(Locale locale) {
        return bundle(locale).getLocale().equals(locale);
    }

    private ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(baseName, locale, MessageBundle.class.getClassLoader(), NO_FALLBACK);
    }
}
