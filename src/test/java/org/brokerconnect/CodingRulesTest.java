package org.brokerconnect;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.text.DateFormat;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.logging.Logger;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** The coding rules that can be checked automatically. */
class CodingRulesTest {

    @Test
    void standard_streams_are_not_used() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .because("log records have a level, a time and a logger; standard streams have none")
                .check(Code.MAIN);
    }

    @Test
    void generic_exceptions_are_not_thrown() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS
                .because("a caller can only catch a type that has one meaning")
                .check(Code.MAIN);
    }

    @Test
    void secrets_are_in_no_session_of_the_server_and_in_no_exception() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(HttpSession.class)
                .because("sessions of the server are stored and copied; the bearer token identifies the caller")
                .check(Code.MAIN);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areAssignableTo(Throwable.class)
                .should()
                .haveRawType(Secret.class)
                .because("exceptions are logged")
                .check(Code.MAIN);
        classes()
                .that()
                .areAssignableTo(Secret.class)
                .should()
                .notBeAssignableTo(Serializable.class)
                .check(Code.MAIN);
    }

    @Test
    void problem_documents_are_made_from_the_catalogue() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.brokerconnect.problem")
                .should()
                .callConstructorWhere(JavaCall.Predicates.target(owner(type(Problem.class))))
                .because("ProblemException.of takes status and texts from the catalogue, in the caller's language")
                .check(Code.MAIN);
    }

    @Test
    void dates_and_times_use_java_time() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Date.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Calendar.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(DateFormat.class)
                .because("the legacy classes are mutable and use the default time zone implicitly")
                .check(Code.MAIN);
    }

    @Test
    void only_the_system_clock_reads_the_time() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.brokerconnect.scheduling.SystemClock")
                .should()
                .accessTargetWhere(describe("read the system time", CodingRulesTest::readsTheTime))
                .because("a test can set an injected Clock, but not the system time")
                .check(Code.MAIN);
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        boolean now = owner.startsWith("java.time.") && access.getName().equals("now");
        boolean clock = owner.equals(Clock.class.getName()) && access.getName().startsWith("system");
        return now
                || clock
                || owner.equals(System.class.getName()) && access.getName().equals("currentTimeMillis");
    }

    @Test
    void loggers_are_private_static_final() {
        fields().that()
                .haveRawType(Logger.class)
                .should()
                .bePrivate()
                .andShould()
                .beStatic()
                .andShould()
                .beFinal()
                .because("each class has one logger of its own name")
                .check(Code.MAIN);
    }

    @Test
    void logging_uses_the_platforms_api() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
                .because("the server's administrator configures one logging system")
                .check(Code.MAIN);
    }

    @Test
    void classes_and_packages_have_specific_names() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)")
                .because("such a suffix says nothing about the purpose of a class")
                .check(Code.MAIN);
        noClasses()
                .should()
                .resideInAnyPackage("..common..", "..util..", "..service..", "..dto..", "..model..", "..impl..")
                .because("a package is named after its purpose, not after the kind of its classes")
                .check(Code.MAIN);
    }
}
