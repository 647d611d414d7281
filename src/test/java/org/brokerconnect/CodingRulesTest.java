package org.brokerconnect;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import java.text.DateFormat;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.logging.Logger;
import org.brokerconnect.problem.Problem;
import org.junit.jupiter.api.Test;

/** How code is written here, as far as a machine can see it. */
class CodingRulesTest {

    @Test
    void nothing_prints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .because("a server's log has levels, times and a place; standard streams have none")
                .check(Code.MAIN);
    }

    @Test
    void exceptions_say_what_they_mean() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS
                .because("whoever catches needs a type that has one meaning")
                .check(Code.MAIN);
    }

    @Test
    void problem_documents_are_made_from_the_catalogue() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.brokerconnect.problem")
                .should()
                .callConstructorWhere(JavaCall.Predicates.target(owner(type(Problem.class))))
                .because("ProblemException.of takes status and words from the catalogue, in the caller's language")
                .check(Code.MAIN);
    }

    @Test
    void time_is_java_time() {
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
                .because("the old classes are mutable and read the machine's zone unasked")
                .check(Code.MAIN);
    }

    @Test
    void only_the_system_clock_reads_the_time() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.brokerconnect.scheduling.SystemClock")
                .should()
                .accessTargetWhere(describe("read the machine's time", CodingRulesTest::readsTheTime))
                .because("a test moves an injected Clock, and cannot move the machine's")
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
                .because("a class speaks in its own name, and once")
                .check(Code.MAIN);
    }

    @Test
    void logging_is_the_platforms() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
                .because("the server's administrator configures one logging system")
                .check(Code.MAIN);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)")
                .because("such an ending stands where a name was not found")
                .check(Code.MAIN);
        noClasses()
                .should()
                .resideInAnyPackage("..common..", "..util..", "..service..", "..dto..", "..model..", "..impl..")
                .because("a package is named after what it does, not after the kind of its classes")
                .check(Code.MAIN);
    }
}
