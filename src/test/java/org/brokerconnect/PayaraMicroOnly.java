package org.brokerconnect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that runs on Payara Micro only, with the reason. The profiles of other servers leave it out by the tag;
 * {@code ServerMatrixTest} compares the annotations with the list in docs/servers.md.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("payara-micro-only")
public @interface PayaraMicroOnly {

    /** The reason in one sentence, as in docs/servers.md. */
    String value();
}
