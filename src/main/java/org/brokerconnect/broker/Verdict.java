package org.brokerconnect.broker;

/** What a failed call means for the session. Only {@link #AUTH} ends a session. */
public enum Verdict {
    /** The token or code is invalid: the person has to log in again. Final; the token is never sent again. */
    AUTH,
    /** The session is valid, but the plan or the account does not include this call. */
    PERMISSION,
    /** Too many calls; the same call can succeed after a pause. */
    RATE,
    /** The broker could not be reached or returned no usable response; the same call can succeed later. */
    TRANSIENT,
    /** The app at the broker, or a setting of this application, is wrong and has to be corrected. */
    CONFIG
}
