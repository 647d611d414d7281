package org.brokerconnect.broker;

/**
 * The broker refuses one read and says nothing about the session or the app: other reads can work. The verdict is
 * PERMISSION, because repeating the read does not help.
 */
public final class ReadRefusedException extends BrokerException {

    private static final long serialVersionUID = 1L;

    /**
     * @param code a stable slug, for example {@code request-refused}
     * @param message one sentence for an administrator
     */
    public ReadRefusedException(String code, String message) {
        super(Verdict.PERMISSION, code, message);
    }
}
