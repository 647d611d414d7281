package org.brokerconnect.config;

/** A setting is missing or invalid; the application does not start. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * @param key the name of the setting
     * @param reason what is wrong and what to do; never contains the value of a secret
     */
    public InvalidSettingException(String key, String reason) {
        super("The setting " + key + " " + reason);
        this.key = key;
    }

    /** The name of the setting. */
    public String key() {
        return key;
    }
}
