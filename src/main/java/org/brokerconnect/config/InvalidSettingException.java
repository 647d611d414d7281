package org.brokerconnect.config;

/** A setting is missing or cannot be used; the application does not start with it. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param key the setting's name
     * @param reason what is wrong with it and what to do, without the value if that may be a secret
     */
    public InvalidSettingException(String key, String reason) {
        super("The setting " + key + " " + reason);
    }
}
