package org.brokerconnect;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.core.Context;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.SweepTimer;
import org.junit.jupiter.api.Test;

/** What the container asks of beans, and what we ask of them. */
class BeanRulesTest {

    private static final DescribedPredicate<JavaClass> EJBS = describe(
            "EJBs",
            type -> type.isAnnotatedWith(Stateless.class)
                    || type.isAnnotatedWith(Singleton.class)
                    || type.isAnnotatedWith(Stateful.class));

    private static final DescribedPredicate<JavaClass> PROXIED_BEANS = describe(
            "beans behind a CDI proxy",
            type -> type.isAnnotatedWith(ApplicationScoped.class) || type.isAnnotatedWith(RequestScoped.class));

    @Test
    void ejbs_other_than_stores_and_writers_hold_no_transaction() {
        classes()
                .that(EJBS)
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .haveSimpleNameNotEndingWith("Writer")
                .and()
                .haveSimpleNameNotEndingWith("Timer")
                .should(satisfy("be NOT_SUPPORTED", type -> type.tryGetAnnotationOfType(TransactionAttribute.class)
                        .map(TransactionAttribute::value)
                        .filter(TransactionAttributeType.NOT_SUPPORTED::equals)
                        .isPresent()))
                .because("a broker may take seconds, and no lock may wait for it")
                .check(Code.MAIN);
        noMethods()
                .should()
                .beAnnotatedWith(TransactionAttribute.class)
                .because("one rule for a class can be read at its head")
                .check(Code.MAIN);
    }

    @Test
    void timers_hold_no_transaction_on_any_server() {
        classes()
                .that(EJBS)
                .and()
                .haveSimpleNameEndingWith("Timer")
                .should(satisfy("have bean-managed transactions", type -> type.tryGetAnnotationOfType(
                                TransactionManagement.class)
                        .map(TransactionManagement::value)
                        .filter(TransactionManagementType.BEAN::equals)
                        .isPresent()))
                .because("Payara begins a transaction for a timer whatever its attribute says (payara/Payara#4826)")
                .check(Code.MAIN);
    }

    @Test
    void sweeps_are_started_in_one_place() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName(SweepTimer.class.getName())
                .should()
                .beAnnotatedWith(Schedule.class)
                .orShould()
                .beAnnotatedWith(Schedules.class)
                .orShould()
                .beAnnotatedWith(Timeout.class)
                .because("background work implements Sweep, and SweepTimer runs every sweep by the same rules")
                .check(Code.MAIN);
    }

    @Test
    void nothing_is_injected_into_fields_but_what_the_container_alone_can_give() {
        fields().that(describe("are injected", field -> field.getAnnotations().stream()
                        .map(annotation -> annotation.getRawType().getName())
                        .anyMatch(Set.of(
                                Inject.class.getName(),
                                "jakarta.ejb.EJB",
                                "jakarta.persistence.PersistenceUnit",
                                "org.eclipse.microprofile.config.inject.ConfigProperty")::contains)))
                .should()
                .beAnnotatedWith(PersistenceContext.class)
                .orShould()
                .beAnnotatedWith(Context.class)
                .because("a constructor says what a class needs, and a test can call it")
                .allowEmptyShould(true)
                .check(Code.MAIN);
    }

    @Test
    void the_servers_resources_are_injected_in_two_named_classes() {
        fields().that()
                .areAnnotatedWith(Resource.class)
                .should()
                .beDeclaredIn(ManagedExecutors.class)
                .orShould()
                .beDeclaredIn(SweepTimer.class)
                .because("servers differ in what else they offer to inject")
                .check(Code.MAIN);
    }

    @Test
    void ejbs_are_public_and_speak_in_public_types() {
        classes()
                .that(EJBS)
                .should()
                .bePublic()
                .andShould(
                        satisfy("have a public constructor without parameters", type -> type.getConstructors().stream()
                                .anyMatch(made ->
                                        isBare(made) && made.getModifiers().contains(JavaModifier.PUBLIC))))
                .andShould(satisfy("have only public types in public methods", type -> type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(BeanRulesTest::types)
                        .allMatch(BeanRulesTest::isPublic)))
                .because("Payara's proxies live in another package and fail with an IllegalAccessError otherwise")
                .check(Code.MAIN);
    }

    @Test
    void beans_can_be_proxied() {
        classes()
                .that(PROXIED_BEANS)
                .should()
                .notHaveModifier(JavaModifier.FINAL)
                .andShould(satisfy(
                        "have a constructor without parameters that is not private",
                        type -> type.getConstructors().stream()
                                .anyMatch(made ->
                                        isBare(made) && !made.getModifiers().contains(JavaModifier.PRIVATE))))
                .because("CDI demands it (Jakarta CDI 4.0 section 3.10), and a server says so only when it deploys")
                .check(Code.MAIN);
    }

    private static boolean isBare(JavaConstructor constructor) {
        return constructor.getParameters().isEmpty();
    }

    private static Stream<JavaClass> types(JavaMethod method) {
        return Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream());
    }

    private static boolean isPublic(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isPrimitive() || base.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static ArchCondition<JavaClass> satisfy(String description, Predicate<JavaClass> claim) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean holds = claim.test(type);
                String verdict = holds ? " keeps to: " : " does not keep to: ";
                events.add(new SimpleConditionEvent(type, holds, type.getName() + verdict + description));
            }
        };
    }
}
