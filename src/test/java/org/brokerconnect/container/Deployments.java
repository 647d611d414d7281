package org.brokerconnect.container;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds the archives for the tests inside the server. */
public final class Deployments {

    private Deployments() {}

    /** The built WAR with these test classes and AssertJ added. */
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
