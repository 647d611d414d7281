package org.brokerconnect.identity;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Set;
import org.brokerconnect.problem.ProblemException;

/**
 * Enforces {@code @RolesAllowed} and {@code @PermitAll}; denies resource methods without either. A token without a
 * usable {@link Subject} is refused like a missing one. Done here because
 * servers differ: some return 403 instead of 401, and one enforces nothing unless configured.
 */
@Provider
@Priority(AccessFilter.BEFORE_SERVER_AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    static final int BEFORE_SERVER_AUTHORIZATION = Priorities.AUTHORIZATION - 1;

    private static final Set<Class<? extends Annotation>> RULES =
            Set.of(PermitAll.class, RolesAllowed.class, DenyAll.class);

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (rule(PermitAll.class) != null) {
            return;
        }
        SecurityContext caller = request.getSecurityContext();
        if (Subject.of(caller.getUserPrincipal()).isEmpty()) {
            throw ProblemException.of("sign-in-required");
        }
        RolesAllowed roles = rule(RolesAllowed.class);
        if (roles == null || Arrays.stream(roles.value()).noneMatch(caller::isUserInRole)) {
            throw ProblemException.of("role-missing");
        }
    }

    private <A extends Annotation> A rule(Class<A> type) {
        A onMethod = resource.getResourceMethod().getAnnotation(type);
        boolean methodHasRule = RULES.stream().anyMatch(resource.getResourceMethod()::isAnnotationPresent);
        return methodHasRule ? onMethod : resource.getResourceClass().getAnnotation(type);
    }
}
