package org.brokerconnect;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.net.URLConnection;
import java.util.Set;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/**
 * Which packages may use keys, clear text, the database, the network and the web framework: few, so that each can be
 * audited.
 */
class RestrictedApisTest {

    private static final String ADAPTERS = Code.ROOT + ".broker.*..";

    /** Fetches a public list, if an administrator names it. */
    private static final String MARKET_CHECK = Code.ROOT + ".market.check";

    /** Calls the addresses in the settings, to find out whether they answer. */
    private static final String DOCTOR = Code.ROOT + ".doctor";

    /**
     * Outside of the vault and the adapters: the hash of a state is looked up, an attempt's secret is written to its
     * cookie, and a stored portfolio is shown.
     */
    private static final Set<String> ALLOWED_TO_REVEAL = Set.of(
            "org.brokerconnect.audit.AuditLog.checkpoint()",
            "org.brokerconnect.audit.EntryLog.checkpoint()",
            "org.brokerconnect.handshake.Handshake.byState(java.lang.String, org.brokerconnect.vault.Secret)",
            "org.brokerconnect.handshake.AttemptCookie.of(java.util.UUID, org.brokerconnect.vault.Secret)",
            "org.brokerconnect.portfolio.StoredAnswer.parse(org.brokerconnect.vault.Secret,"
                    + " com.fasterxml.jackson.core.type.TypeReference)");

    @Test
    void only_the_vault_uses_cryptography() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Code.ROOT + ".vault")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.crypto..", "javax.crypto..")
                .because("an audit or a change of the encryption concerns one package")
                .check(Code.MAIN);
    }

    @Test
    void secrets_are_revealed_only_in_the_vault_in_adapters_and_in_listed_methods() {
        noClasses()
                .that(resideInAnyPackage(Code.ROOT + ".vault", ADAPTERS).negate())
                .should()
                .accessTargetWhere(describe("reveal a secret", RestrictedApisTest::reveals))
                .because("every class with a clear-text secret can leak it")
                .check(Code.MAIN);
    }

    private static boolean reveals(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Secret.class)
                && access.getName().equals("reveal")
                && !ALLOWED_TO_REVEAL.contains(access.getOrigin().getFullName());
    }

    @Test
    void only_stores_and_writers_use_the_database() {
        noClasses()
                .that(simpleNameEndingWith("Store")
                        .or(simpleNameEndingWith("Writer"))
                        .negate())
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(EntityManager.class, EntityManagerFactory.class, EntityTransaction.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.transaction..")
                .because(
                        "transactions begin in stores and writers only, so that none is open during a call to a broker")
                .check(Code.MAIN);
    }

    @Test
    void only_adapters_the_market_check_the_doctor_and_the_command_line_call_other_servers() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ADAPTERS, MARKET_CHECK, DOCTOR, Code.ROOT + ".ctl")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "jakarta.ws.rs.client..",
                        "jakarta.websocket..",
                        "org.eclipse.microprofile.rest.client..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(URLConnection.class)
                .because("addresses, timeouts and validation are decided in one package for each broker")
                .check(Code.MAIN);
    }

    @Test
    void the_spi_uses_neither_http_nor_jpa() {
        noClasses()
                .that()
                .resideInAPackage(Code.ROOT + ".broker")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "jakarta.ws.rs..",
                        "jakarta.servlet..",
                        "jakarta.persistence..",
                        "jakarta.ejb..",
                        "org.hibernate..",
                        "com.fasterxml..")
                .because("an adapter depends on the broker and on these types only")
                .check(Code.MAIN);
    }

    @Test
    void only_resources_and_filters_depend_on_jax_rs() {
        noClasses()
                .that(simpleNameEndingWith("Resource").negate())
                .and(simpleNameEndingWith("Filter").negate())
                .and(resideInAnyPackage(Code.ROOT, Code.ROOT + ".problem", Code.ROOT + ".http", Code.ROOT + ".sse")
                        .negate())
                .and(describe(
                        "are not the attempt's cookie or the address that it returns to",
                        type -> !Set.of("AttemptCookie", "ReturnAddress").contains(type.getSimpleName())))
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."))
                .because("a flow without HTTP types can be called by a timer and by a test")
                .check(Code.MAIN);
    }

    @Test
    void the_application_uses_no_classes_of_a_server() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "fish.payara..",
                                "com.sun..",
                                "sun..",
                                "org.glassfish..",
                                "org.jboss..",
                                "org.wildfly..")
                        .and(describe("are not JBoss Logging, a library in the WAR", type -> !type.getPackageName()
                                .equals("org.jboss.logging"))))
                .because("the same WAR runs on Payara and WildFly, with the Hibernate of the server or its own")
                .check(Code.MAIN);
    }
}
