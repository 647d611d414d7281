package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.brokerconnect.identity.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks everything that can be reached from outside: who may call it is said, once, and what is open to all is named
 * here.
 */
class AccessTest {

    private static final Set<Class<? extends Annotation>> RULES =
            Set.of(PermitAll.class, RolesAllowed.class, DenyAll.class);

    /** The broker sends browsers here, without any token; the attempt's cookie and state protect it. */
    private static final Set<String> OPEN_TO_ALL = Set.of("GET /api/broker/callback/{broker}");

    private static final Set<String> SERVLETS = Set.of("/settings.json", "/metrics", "/error");

    static List<Endpoint> endpoints() {
        return Endpoint.all();
    }

    static List<Class<?>> resources() {
        return endpoints().stream().<Class<?>>map(Endpoint::resource).distinct().toList();
    }

    private static List<Annotation> rulesOn(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .filter(annotation -> RULES.contains(annotation.annotationType()))
                .toList();
    }

    private static Annotation ruleOf(Endpoint endpoint) {
        List<Annotation> own = rulesOn(endpoint.method());
        List<Annotation> rules = own.isEmpty() ? rulesOn(endpoint.resource()) : own;
        assertThat(rules).as("exactly one rule says who may call " + endpoint).hasSize(1);
        return rules.get(0);
    }

    @Test
    void there_are_endpoints() {
        assertThat(endpoints()).hasSizeGreaterThan(12);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void every_method_has_a_rule_and_only_what_is_named_is_open_to_all(Endpoint endpoint) {
        Annotation rule = ruleOf(endpoint);

        assertThat(rule instanceof PermitAll).isEqualTo(OPEN_TO_ALL.contains(endpoint.toString()));
        if (rule instanceof RolesAllowed roles) {
            assertThat(roles.value()).isNotEmpty().isSubsetOf(Roles.INVESTOR, Roles.ADMIN);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void what_administrators_see_is_for_them_alone(Endpoint endpoint) {
        boolean isAdminPath = endpoint.path().startsWith("/api/admin");
        boolean isAdminPackage = endpoint.resource().getPackageName().startsWith(Code.ROOT + ".admin");

        assertThat(isAdminPath).isEqualTo(isAdminPackage);
        if (isAdminPath) {
            assertThat(((RolesAllowed) ruleOf(endpoint)).value()).containsExactly(Roles.ADMIN);
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void no_class_is_open_as_a_whole(Class<?> resource) {
        assertThat(resource.isAnnotationPresent(PermitAll.class)).isFalse();
    }

    /** Else this walk would miss methods that a request can reach. */
    @ParameterizedTest
    @MethodSource("resources")
    void a_resource_inherits_nothing_and_hands_out_no_others(Class<?> resource) {
        assertThat(resource.getSuperclass()).isEqualTo(Object.class);
        assertThat(resource.getInterfaces()).isEmpty();
        assertThat(Arrays.stream(resource.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Path.class))
                        .filter(method -> Stream.of(method.getAnnotations())
                                .noneMatch(annotation ->
                                        annotation.annotationType().isAnnotationPresent(HttpMethod.class))))
                .isEmpty();
    }

    @Test
    void beside_the_resources_only_these_addresses_answer() {
        assertThat(Code.MAIN.stream()
                        .filter(type -> type.isAnnotatedWith(WebServlet.class))
                        .flatMap(type -> Stream.of(
                                type.getAnnotationOfType(WebServlet.class).value())))
                .isSubsetOf(SERVLETS);
        assertThat(Code.MAIN).noneMatch(type -> type.isAnnotatedWith("jakarta.websocket.server.ServerEndpoint"));
    }
}
