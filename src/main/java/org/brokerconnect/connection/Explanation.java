package org.brokerconnect.connection;

import java.util.ResourceBundle;
import java.util.Set;

/**
 * What a slug means to a person. The texts stand in {@code explanations.properties}, ready for translation.
 *
 * @param title a few words
 * @param detail what happened, whether it heals by itself, and what to press
 * @param healsItself whether waiting is enough
 */
public record Explanation(String title, String detail, boolean healsItself) {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("org.brokerconnect.connection.explanations");
    private static final Set<String> HEALS_ITSELF =
            Set.of(TEXTS.getString("heals-itself").split(" "));

    /** The explanation of a slug; a general one when the slug is not known. */
    public static Explanation of(String code) {
        String known = isKnown(code) ? code : "unknown";
        return new Explanation(
                TEXTS.getString(known + ".title"), TEXTS.getString(known + ".detail"), HEALS_ITSELF.contains(code));
    }

    /** Title and detail in one piece. */
    public String words() {
        return title + ". " + detail;
    }

    static boolean isKnown(String code) {
        return TEXTS.containsKey(code + ".title");
    }
}
