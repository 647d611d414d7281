package org.brokerconnect.connection;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Says a change in words. The texts stand in {@code timeline.properties}, ready for translation; a reason that has no words of its own there is
 * explained as everywhere.
 */
public final class ChangeSentence {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("org.brokerconnect.connection.timeline");

    private ChangeSentence() {}

    /** @param reason the change's slug; may be null */
    public static String of(Change change, String reason, String brokerName) {
        String together = change + "." + reason;
        if (TEXTS.containsKey(together)) {
            return filled(together, brokerName);
        }
        String sentence = filled(change.name(), brokerName);
        return reason == null
                ? sentence
                : sentence + ": " + Explanation.of(reason).title();
    }

    private static String filled(String key, String brokerName) {
        return new MessageFormat(TEXTS.getString(key), Locale.ENGLISH).format(new Object[] {brokerName});
    }
}
