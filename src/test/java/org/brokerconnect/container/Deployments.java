package org.brokerconnect.container;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What is deployed to be tested from within. */
public final class Deployments {

    private Deployments() {}

    /** The WAR as it is shipped, with these test classes and AssertJ beside its own. */
    public static WebArchive warWith(Class<?>... tests) {
        return ShrinkWrap.create(ZipImporter.class, "broker-connect.war")
                .importFrom(new File("target/broker-connect.war"))
                .as(WebArchive.class)
                .addClasses(tests)
                .addAsLibraries(jarOf(Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
