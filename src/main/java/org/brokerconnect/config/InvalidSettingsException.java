package org.brokerconnect.config;

import java.util.List;

/** Settings are missing or invalid; the application does not start. Its message names all of them in one line. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param faults one sentence for each setting, at least one; without values of secrets */
    public InvalidSettingsException(List<String> faults) {
        super(faults.size() == 1 ? faults.get(0) : faults.size() + " settings are wrong: " + String.join("; ", faults));
    }
}
