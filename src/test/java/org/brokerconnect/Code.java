package org.brokerconnect;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.regex.Pattern;

/** The compiled classes that the architecture rules check; imported once. */
public final class Code {

    static final String ROOT = "org.brokerconnect";

    private static final Pattern TEST_CLASS = Pattern.compile(".*(Test|IT)(\\$.*)?\\.class");

    /** The classes of the WAR. */
    public static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** The sandbox broker and the local run, without their tests. */
    static final JavaClasses SANDBOX = new ClassFileImporter()
            .withImportOption(location -> !location.matches(TEST_CLASS))
            .importPackages(ROOT + ".sandbox");

    private Code() {}
}
