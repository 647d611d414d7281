package org.brokerconnect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.brokerconnect.PartialFake;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class AccessFilterTest {

    @RolesAllowed(Roles.INVESTOR)
    static class ForInvestors {
        public void inherits() {}

        @PermitAll
        public void open() {}

        @RolesAllowed({Roles.ADMIN, Roles.INVESTOR})
        public void forBoth() {}

        @RolesAllowed(Roles.ADMIN)
        public void forAdmins() {}

        @DenyAll
        public void closed() {}
    }

    static class Forgotten {
        public void withoutARule() {}
    }

    @PermitAll
    static class Open {
        public void inherits() {}

        @RolesAllowed(Roles.ADMIN)
        public void forAdmins() {}
    }

    private static ContainerRequestContext from(Set<String> roles, String name) {
        Principal principal = name == null
                ? null
                : PartialFake.of(
                        JsonWebToken.class,
                        Map.of(
                                "getClaim", claim -> claim[0].equals("sub") ? name : null,
                                "getRawToken", none -> TokenRulesTest.raw("{\"typ\":\"JWT\"}")));
        SecurityContext security = PartialFake.of(
                SecurityContext.class,
                Map.of("getUserPrincipal", none -> principal, "isUserInRole", role -> roles.contains(role[0])));
        return PartialFake.of(ContainerRequestContext.class, Map.of("getSecurityContext", none -> security));
    }

    private static final ContainerRequestContext NOBODY = from(Set.of(), null);
    private static final ContainerRequestContext UNUSABLE_SUBJECT = from(Set.of(Roles.INVESTOR, Roles.ADMIN), " ");
    private static final ContainerRequestContext NO_ROLE = from(Set.of(), "asha");
    private static final ContainerRequestContext INVESTOR = from(Set.of(Roles.INVESTOR), "asha");
    private static final ContainerRequestContext ADMIN = from(Set.of(Roles.ADMIN), "asha");

    private static AccessFilter before(Class<?> resource, String method) {
        AccessFilter filter = new AccessFilter(Clock.systemUTC());
        filter.resource = new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                try {
                    return resource.getMethod(method);
                } catch (NoSuchMethodException mistyped) {
                    throw new AssertionError(mistyped);
                }
            }

            @Override
            public Class<?> getResourceClass() {
                return resource;
            }
        };
        return filter;
    }

    private static void assertOpen(AccessFilter filter, ContainerRequestContext caller) {
        assertThatCode(() -> filter.filter(caller)).doesNotThrowAnyException();
    }

    private static void assertRefused(AccessFilter filter, ContainerRequestContext caller, int status) {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> filter.filter(caller))
                .problem(Locale.ENGLISH);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.type()).isEqualTo(status == 401 ? "sign-in-required" : "role-missing");
    }

    @Test
    void the_classs_rule_applies_to_methods_without_one() {
        AccessFilter filter = before(ForInvestors.class, "inherits");

        assertOpen(filter, INVESTOR);
        assertRefused(filter, ADMIN, 403);
        assertRefused(filter, NO_ROLE, 403);
        assertRefused(filter, NOBODY, 401);
    }

    @Test
    void a_token_without_a_usable_subject_is_no_sign_in_whatever_its_roles() {
        assertRefused(before(ForInvestors.class, "inherits"), UNUSABLE_SUBJECT, 401);
        assertRefused(before(ForInvestors.class, "forAdmins"), UNUSABLE_SUBJECT, 401);
    }

    @Test
    void a_methods_own_rule_replaces_the_classs() {
        assertOpen(before(ForInvestors.class, "forAdmins"), ADMIN);
        assertRefused(before(ForInvestors.class, "forAdmins"), INVESTOR, 403);
        assertOpen(before(Open.class, "forAdmins"), ADMIN);
        assertRefused(before(Open.class, "forAdmins"), NOBODY, 401);
    }

    @Test
    void one_of_several_roles_is_enough() {
        assertOpen(before(ForInvestors.class, "forBoth"), ADMIN);
        assertOpen(before(ForInvestors.class, "forBoth"), INVESTOR);
        assertRefused(before(ForInvestors.class, "forBoth"), NO_ROLE, 403);
    }

    @Test
    void permit_all_needs_no_token() {
        assertOpen(before(ForInvestors.class, "open"), NOBODY);
        assertOpen(before(Open.class, "inherits"), NOBODY);
        assertOpen(before(ForInvestors.class, "open"), ADMIN);
    }

    @Test
    void deny_all_on_a_method_overrides_the_class() {
        assertRefused(before(ForInvestors.class, "closed"), INVESTOR, 403);
        assertRefused(before(ForInvestors.class, "closed"), ADMIN, 403);
    }

    @Test
    void a_method_without_a_rule_is_denied() {
        assertRefused(before(Forgotten.class, "withoutARule"), ADMIN, 403);
        assertRefused(before(Forgotten.class, "withoutARule"), INVESTOR, 403);
        assertRefused(before(Forgotten.class, "withoutARule"), NOBODY, 401);
    }
}
