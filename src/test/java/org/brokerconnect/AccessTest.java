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
import org.brokerconnect.ratelimit.RateLimited;
import org.brokerconnect.ratelimit.RequestLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint declares exactly one access rule, and the public ones are listed here. */
class AccessTest {

    private static final Set<Class<? extends Annotation>> RULES =
            Set.of(PermitAll.class, RolesAllowed.class, DenyAll.class);

    /**
     * The broker redirects browsers here, without a token; the attempt's cookie and state protect it. And it sends
     * logins: an unguessable path, an open request and a call with the token protect that.
     */
    private static final Set<String> PUBLIC =
            Set.of("GET /api/broker/callback/{broker}", "POST /api/broker/push/{path}");

    private static final Set<String> SERVLETS =
            Set.of("/settings.json", "/metrics", "/error", "/problems", "/problems/*", "/*");

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
        assertThat(rules).as("exactly one access rule for " + endpoint).hasSize(1);
        return rules.get(0);
    }

    @Test
    void an_endpoint_without_a_token_is_limited_by_the_address() {
        assertThat(endpoints())
                .filteredOn(endpoint -> ruleOf(endpoint) instanceof PermitAll)
                .isNotEmpty()
                .allSatisfy(endpoint -> assertThat(endpoint.method()
                                .getAnnotation(RateLimited.class)
                                .value())
                        .extracting(RequestLimit::name)
                        .anyMatch(name -> name.endsWith("_OF_ADDRESS")));
    }

    @Test
    void the_application_has_endpoints() {
        assertThat(endpoints()).hasSizeGreaterThan(12);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void every_method_has_one_access_rule_and_only_listed_methods_are_public(Endpoint endpoint) {
        Annotation rule = ruleOf(endpoint);

        assertThat(rule instanceof PermitAll).isEqualTo(PUBLIC.contains(endpoint.toString()));
        if (rule instanceof RolesAllowed roles) {
            assertThat(roles.value()).isNotEmpty().isSubsetOf(Roles.INVESTOR, Roles.ADMIN);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void endpoints_for_administrators_require_the_role_admin(Endpoint endpoint) {
        boolean isAdminPath = endpoint.path().startsWith("/api/admin");
        boolean isAdminPackage = endpoint.resource().getPackageName().startsWith(Code.ROOT + ".admin");

        assertThat(isAdminPath).isEqualTo(isAdminPackage);
        if (isAdminPath) {
            assertThat(((RolesAllowed) ruleOf(endpoint)).value()).containsExactly(Roles.ADMIN);
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void no_resource_class_is_public_as_a_whole(Class<?> resource) {
        assertThat(resource.isAnnotationPresent(PermitAll.class)).isFalse();
    }

    /** Inherited methods and sub-resources would not be found by this test. */
    @ParameterizedTest
    @MethodSource("resources")
    void a_resource_has_no_supertype_and_no_sub_resources(Class<?> resource) {
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
    void only_listed_servlets_exist_beside_the_resources() {
        assertThat(Code.MAIN.stream()
                        .filter(type -> type.isAnnotatedWith(WebServlet.class))
                        .flatMap(type -> Stream.of(
                                type.getAnnotationOfType(WebServlet.class).value())))
                .isSubsetOf(SERVLETS);
        assertThat(Code.MAIN).noneMatch(type -> type.isAnnotatedWith("jakarta.websocket.server.ServerEndpoint"));
    }
}
