package org.brokerconnect.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets the server accept the scheme {@code Bearer} in any case (RFC 9110 section 11.1): Payara compares it exactly. The
 * server's own mechanism, which this one replaces, still verifies the token, unless {@link VerifiedTokens} has the
 * result of an earlier verification, or {@link TokenGuard} refuses the request because of the tokens before. A refusal
 * comes before all filters, so this class also closes the connection where Payara would take an unread body for the
 * next request (RFC 9112 section 9.3). Only for servers whose mechanism is a CDI bean; see
 * {@link BearerSchemeExtension}.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class BearerScheme implements HttpAuthenticationMechanism {

    private static final String AUTHORIZATION = "Authorization";
    private static final Pattern CREDENTIALS = Pattern.compile("bearer +(?<token>.*)", Pattern.CASE_INSENSITIVE);

    /** The methods whose body Payara reads to its end when nothing else does. */
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

    private HttpAuthenticationMechanism ofServer;
    private TokenGuard guard;
    private VerifiedTokens verified;

    /** For the container's proxy. */
    protected BearerScheme() {}

    @Inject
    BearerScheme(BeanManager beans, TokenGuard guard, VerifiedTokens verified) {
        this(mechanismOfServer(beans), guard, verified);
    }

    BearerScheme(HttpAuthenticationMechanism ofServer, TokenGuard guard, VerifiedTokens verified) {
        this.ofServer = ofServer;
        this.guard = guard;
        this.verified = verified;
    }

    private static HttpAuthenticationMechanism mechanismOfServer(BeanManager beans) {
        Bean<?> mechanism = beans.getBeans(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> !bean.getBeanClass().equals(BearerScheme.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server has no mechanism for bearer tokens"));
        return (HttpAuthenticationMechanism) beans.getReference(
                mechanism, HttpAuthenticationMechanism.class, beans.createCreationalContext(mechanism));
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String header = request.getHeader(AUTHORIZATION);
        Matcher credentials = CREDENTIALS.matcher(header == null ? "" : header);
        return credentials.matches()
                ? verify(credentials.group("token"), request, response, context)
                : ofServer.validateRequest(request, response, context);
    }

    private AuthenticationStatus verify(
            String token, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        closeIfBody(request, response);
        if (!guard.admit(request, response)) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        Optional<CredentialValidationResult> earlier = verified.find(token);
        if (earlier.isPresent()) {
            return signIn(earlier.get(), context);
        }
        LoginResult login = new LoginResult(context);
        AuthenticationStatus status =
                ofServer.validateRequest(new WithHeader(request, "Bearer " + token), response, login);
        if (status == AuthenticationStatus.SEND_FAILURE) {
            guard.refused(request);
        } else if (status == AuthenticationStatus.SUCCESS) {
            login.get().ifPresent(result -> verified.keep(token, result));
        }
        return status;
    }

    /** As Payara's mechanism does with a valid result. */
    private static AuthenticationStatus signIn(CredentialValidationResult result, HttpMessageContext context) {
        context.getClientSubject().getPrincipals().add(result.getCallerPrincipal());
        return context.notifyContainerAboutLogin(result);
    }

    /** Before the verification: a refusal sends the header fields. */
    private static void closeIfBody(HttpServletRequest request, HttpServletResponse response) {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (hasBody && !WITH_BODY.contains(request.getMethod())) {
            response.setHeader("Connection", "close");
        }
    }

    private static final class WithHeader extends HttpServletRequestWrapper {

        private final String authorization;

        WithHeader(HttpServletRequest request, String authorization) {
            super(request);
            this.authorization = authorization;
        }

        @Override
        public String getHeader(String name) {
            return AUTHORIZATION.equalsIgnoreCase(name) ? authorization : super.getHeader(name);
        }
    }
}
