package org.brokerconnect.bench;

/** The size of a measurement: the one of the issue, unless a system property asks for a shorter run. */
final class Scale {

    private Scale() {}

    /** @param name of the system property, such as {@code bench.sessions} */
    static int of(String name, int full) {
        return Integer.getInteger(name, full);
    }
}
