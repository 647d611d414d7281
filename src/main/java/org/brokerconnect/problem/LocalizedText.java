package org.brokerconnect.problem;

import java.util.Locale;

/** An argument of a message that is itself a text, in the language of the message. */
@FunctionalInterface
public interface LocalizedText {

    /** The text in this language, or in English; never null. */
    String in(Locale locale);
}
