package org.brokerconnect.identity;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.security.Principal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.scheduling.WallClock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Enforces {@code @RolesAllowed} and {@code @PermitAll}; denies resource methods without either. A token without a
 * usable {@link Subject}, or that {@link TokenRules} refuse, is refused like a missing one. Done here because
 * servers differ: some return 403 instead of 401, and one enforces nothing unless configured.
 */
@Provider
@ApplicationScoped
@Priority(AccessFilter.BEFORE_SERVER_AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    static final int BEFORE_SERVER_AUTHORIZATION = Priorities.AUTHORIZATION - 1;

    private static final Set<Class<? extends Annotation>> RULES =
            Set.of(PermitAll.class, RolesAllowed.class, DenyAll.class);

    @Context
    ResourceInfo resource;

    private Clock wallClock;

    /** For the container's proxy. */
    public AccessFilter() {}

    /** @param wallClock the system time: bearer tokens are issued by another server's clock */
    @Inject
    AccessFilter(@WallClock Clock wallClock) {
        this.wallClock = wallClock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (rule(PermitAll.class) != null) {
            return;
        }
        SecurityContext caller = request.getSecurityContext();
        if (!isUsable(caller.getUserPrincipal())) {
            throw ProblemException.of("sign-in-required");
        }
        RolesAllowed roles = rule(RolesAllowed.class);
        if (roles == null || Arrays.stream(roles.value()).noneMatch(caller::isUserInRole)) {
            throw ProblemException.of("role-missing");
        }
    }

    private boolean isUsable(Principal caller) {
        return caller instanceof JsonWebToken token
                && TokenRules.isUsable(token, wallClock.instant())
                && Subject.of(token).isPresent();
    }

    private <A extends Annotation> A rule(Class<A> type) {
        A onMethod = resource.getResourceMethod().getAnnotation(type);
        boolean methodHasRule = RULES.stream().anyMatch(resource.getResourceMethod()::isAnnotationPresent);
        return methodHasRule ? onMethod : resource.getResourceClass().getAnnotation(type);
    }
}
