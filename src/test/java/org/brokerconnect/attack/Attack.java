package org.brokerconnect.attack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Marks a test that attacks the application. docs/security-testing.md lists all of them. */
@Tag("attack")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Attack {

    /** What is attacked. */
    Area area();

    /** What the attacker does, as a sentence without a full stop. */
    String value();

    /** What defends, as a sentence without a full stop. */
    String defence();

    /** The parts of the attack suite, in the order of its list. */
    enum Area {
        CONNECT_FLOW("The connect flow"),
        ACCESS("Access"),
        TOKENS("Tokens"),
        INPUT("Input"),
        ORIGINS("Other origins and links"),
        BROKER("A malicious broker"),
        CLIENTS("Slow clients"),
        FLOODS("Floods"),
        SECRETS("Secrets"),
        LOGS("Logs and the audit log");

        private final String title;

        Area(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
