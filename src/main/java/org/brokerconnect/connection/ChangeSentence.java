package org.brokerconnect.connection;

import jakarta.annotation.Nullable;
import java.util.Locale;
import org.brokerconnect.problem.MessageBundle;
import org.brokerconnect.problem.ProblemCatalog;

/** Describes a change in words, from {@code timeline.properties}. */
public final class ChangeSentence {

    private static final MessageBundle TEXTS = MessageBundle.of(ChangeSentence.class, "timeline");

    private ChangeSentence() {}

    /**
     * As {@link #of}, for an administrator: a broker whose name is not known is not "your broker".
     *
     * @param reason the change's slug; may be null
     * @param brokerName the broker's display name; null if unknown
     */
    public static String ofAnotherPerson(
            Change change, @Nullable String reason, Locale locale, @Nullable String brokerName) {
        String name = brokerName == null ? ProblemCatalog.brokerOfAnotherPerson(locale) : brokerName;
        String sentence = of(change, reason, locale, name);
        return sentence.substring(0, 1).toUpperCase(locale) + sentence.substring(1);
    }

    /**
     * @param reason the change's slug; may be null
     * @param brokerName the broker's display name; null if unknown
     */
    public static String of(Change change, String reason, Locale locale, String brokerName) {
        Object[] name = ProblemCatalog.brokerArguments(locale, brokerName);
        String withReason = change + "." + reason;
        if (TEXTS.has(withReason)) {
            return TEXTS.text(locale, withReason, name);
        }
        String sentence = TEXTS.text(locale, change.name(), name);
        if (reason == null) {
            return sentence;
        }
        String title = ProblemCatalog.words(reason, locale, brokerName).title();
        return TEXTS.text(locale, "with-reason", sentence, title);
    }
}
