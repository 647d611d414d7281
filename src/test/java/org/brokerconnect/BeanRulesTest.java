package org.brokerconnect;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Constructor;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.SweepTimer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The container's rules for beans, and our own. */
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
    void ejbs_other_than_stores_and_writers_have_no_transaction() {
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
                .because("a broker call may take seconds, and no lock may be held meanwhile")
                .check(Code.MAIN);
        noMethods()
                .should()
                .beAnnotatedWith(TransactionAttribute.class)
                .because("a class has one transaction rule, declared at its head")
                .check(Code.MAIN);
    }

    /**
     * WildFly calls it for each proxy, and what it starts would never end. A thread belongs to the group of the thread
     * that made it, so that those of other tests do not count.
     */
    @ParameterizedTest
    @MethodSource("proxiedBeans")
    void the_constructor_that_proxies_call_starts_no_thread(Class<?> bean) throws Exception {
        Constructor<?> constructor = bean.getDeclaredConstructor();
        constructor.setAccessible(true);

        assertThat(threadsStartedBy(constructor::newInstance)).isEmpty();
    }

    @Test
    void a_thread_of_an_http_client_or_a_pool_is_noticed() throws Exception {
        assertThat(threadsStartedBy(HttpClient::newHttpClient)).isNotEmpty();
        assertThat(threadsStartedBy(() -> Executors.newScheduledThreadPool(1).schedule(() -> {}, 1, TimeUnit.HOURS)))
                .isNotEmpty();
    }

    private static List<String> threadsStartedBy(Callable<?> work) throws Exception {
        ThreadGroup group = new ThreadGroup("one constructor");
        FutureTask<List<String>> task = new FutureTask<>(() -> {
            work.call();
            Thread[] threads = new Thread[100];
            int count = group.enumerate(threads);
            return Stream.of(threads)
                    .limit(count)
                    .filter(thread -> thread != Thread.currentThread())
                    .map(Thread::getName)
                    .toList();
        });
        new Thread(group, task).start();
        return task.get();
    }

    static Stream<Class<?>> proxiedBeans() {
        return Code.MAIN.stream()
                .filter(PROXIED_BEANS.or(EJBS))
                .filter(type -> !type.isInterface())
                .map(JavaClass::reflect);
    }

    @Test
    void a_resource_exists_once() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(ApplicationScoped.class)
                .because("one for each request would create its collaborators, and proxies of EJBs, with each request,"
                        + " and an event stream would keep them")
                .check(Code.MAIN);
    }

    @Test
    void timers_have_bean_managed_transactions() {
        classes()
                .that(EJBS)
                .and()
                .haveSimpleNameEndingWith("Timer")
                .should(satisfy("have bean-managed transactions", type -> type.tryGetAnnotationOfType(
                                TransactionManagement.class)
                        .map(TransactionManagement::value)
                        .filter(TransactionManagementType.BEAN::equals)
                        .isPresent()))
                .because("Payara begins a transaction for a timer regardless of its attribute (payara/Payara#4826)")
                .check(Code.MAIN);
    }

    @Test
    void only_the_sweep_timer_starts_sweeps() {
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
                .because("background work implements Sweep, and SweepTimer runs all sweeps by the same rules")
                .check(Code.MAIN);
    }

    @Test
    void only_persistence_and_request_contexts_are_injected_into_fields() {
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
                .because("a constructor shows the dependencies of a class, and a test can pass them")
                .allowEmptyShould(true)
                .check(Code.MAIN);
    }

    @Test
    void resources_of_the_server_are_injected_into_two_classes_only() {
        fields().that()
                .areAnnotatedWith(Resource.class)
                .should()
                .beDeclaredIn(ManagedExecutors.class)
                .orShould()
                .beDeclaredIn(SweepTimer.class)
                .because("servers differ in which resources they can inject")
                .check(Code.MAIN);
    }

    @Test
    void ejbs_are_public_and_have_only_public_types_in_public_methods() {
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
                .because("CDI requires it (Jakarta CDI 4.0 section 3.10), and a server reports it only at deployment")
                .check(Code.MAIN);
    }

    @Test
    void resources_and_providers_have_a_public_constructor() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .or()
                .areAnnotatedWith(Provider.class)
                .should(satisfy("have a public constructor", type -> type.getConstructors().stream()
                        .anyMatch(made -> made.getModifiers().contains(JavaModifier.PUBLIC))))
                .because(
                        "RESTEasy refuses the deployment otherwise (Jakarta RESTful Web Services 3.1, 3.1.2 and 4.1.1)")
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
                boolean satisfied = claim.test(type);
                String verdict = satisfied ? " satisfies: " : " violates: ";
                events.add(new SimpleConditionEvent(type, satisfied, type.getName() + verdict + description));
            }
        };
    }
}
