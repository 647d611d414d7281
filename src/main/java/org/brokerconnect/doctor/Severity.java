package org.brokerconnect.doctor;

/** How serious a finding is. The names are part of the API. */
public enum Severity {
    /** The application does not work, or a defence is missing. */
    FAULT,
    /** The application works, but an operator should know. */
    WARNING
}
