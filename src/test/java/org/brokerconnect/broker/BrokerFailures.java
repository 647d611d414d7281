package org.brokerconnect.broker;

/** What may befall any call, and what an adapter must make of it. */
public enum BrokerFailures {
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

    BrokerFailures(Verdict verdict) {
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }
}
