package org.brokerconnect;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled code that the rules look at; read once. */
public final class Code {

    static final String ROOT = "org.brokerconnect";

    /** What is in the WAR. */
    public static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** The stand-in for the broker. */
    static final JavaClasses SANDBOX_BROKER = new ClassFileImporter().importPackages(ROOT + ".sandbox.kite");

    private Code() {}
}
