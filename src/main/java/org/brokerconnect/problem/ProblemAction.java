package org.brokerconnect.problem;

import java.util.Locale;

/** What the person can do about a problem. It determines the button that a front end shows. */
public enum ProblemAction {
    RETRY,
    RECONNECT,
    CREDENTIALS,
    SIGN_IN,
    ADMINISTRATOR,
    NONE;

    /** @param name as in {@code problem-types.properties}, for example {@code sign-in} */
    static ProblemAction of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
