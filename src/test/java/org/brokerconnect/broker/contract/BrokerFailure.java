package org.brokerconnect.broker.contract;

import org.brokerconnect.broker.Verdict;

/** A failure that any call can have, and the verdict that an adapter must give. */
public enum BrokerFailure {
    TOO_MANY_CALLS(Verdict.RATE),
    NO_PERMISSION(Verdict.PERMISSION),
    OUTAGE(Verdict.TRANSIENT),
    SLOW(Verdict.TRANSIENT),
    HTML_FROM_A_GATEWAY(Verdict.TRANSIENT),
    GARBLED(Verdict.TRANSIENT),
    WRONG_CONTENT_TYPE(Verdict.TRANSIENT),
    OVERSIZE(Verdict.TRANSIENT),
    DROPPED(Verdict.TRANSIENT);

    private final Verdict verdict;

    BrokerFailure(Verdict verdict) {
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }
}
