package org.brokerconnect.http;

import static jakarta.servlet.http.HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;
import static jakarta.servlet.http.HttpServletResponse.SC_SERVICE_UNAVAILABLE;
import static jakarta.servlet.http.HttpServletResponse.SC_UNAUTHORIZED;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.database.DatabaseFailures;
import org.brokerconnect.identity.TokenGuard;
import org.brokerconnect.problem.AcceptLanguage;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.StatusProblem;
import org.brokerconnect.problem.TraceId;

/**
 * Returns a problem document for a request that the server rejects before it reaches a resource, for example because of
 * an invalid token. It replaces the server's own error page, which contains the server's name and version.
 * {@code web.xml} maps all errors to it.
 */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String RETRY_AFTER_SECONDS = "3";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

    private final transient SecurityHeaders headers;
    private final transient CrossOrigin crossOrigin;
    private final transient TokenGuard tokens;
    private final transient Counter refusedTokens;
    private final transient Counter abandonedErrors;
    private final transient ObjectMapper json = new JsonFormat().getContext(Problem.class);

    @Inject
    ErrorPage(SecurityHeaders headers, CrossOrigin crossOrigin, TokenGuard tokens, MeterRegistry meters) {
        refusedTokens = Counter.builder("broker_connect_tokens_refused")
                .description("requests that the server rejected because of their bearer token")
                .register(meters);
        abandonedErrors = Counter.builder("broker_connect_errors_abandoned")
                .description("errors that could not be sent, because the client had left")
                .register(meters);
        this.headers = headers;
        this.crossOrigin = crossOrigin;
        this.tokens = tokens;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isError = request.getDispatcherType() == DispatcherType.ERROR;
        int status = isError ? limited(statusOf(request, response), request, response) : SC_NOT_FOUND;
        String path = isError
                ? String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                : request.getRequestURI();
        headers.addTo(response, path);
        crossOrigin.addTo(response, path, request.getHeader("Origin"));
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        if (status == SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refusedTokens.increment();
        }
        String traceId = TraceId.of(request);
        response.setHeader(TraceId.HEADER, traceId);
        if (status == SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        } else if (status == SC_INTERNAL_SERVER_ERROR) {
            LOG.log(Level.SEVERE, "the server failed outside of a resource, trace id {0}", traceId);
        }
        Locale locale = AcceptLanguage.of(request.getHeader("Accept-Language"));
        response.setHeader("Content-Language", locale.toLanguageTag());
        write(StatusProblem.of(status).problem(locale).at(path, traceId), response);
    }

    /** Payara would log a stack trace for a client that left before its error was written. */
    private void write(Problem problem, HttpServletResponse response) {
        try {
            json.writeValue(response.getOutputStream(), problem);
        } catch (IOException clientLeft) {
            abandonedErrors.increment();
        }
    }

    /** 429 instead of 401 if too many tokens from the address were refused. */
    private int limited(int status, HttpServletRequest request, HttpServletResponse response) {
        boolean isRefusedToken = status == SC_UNAUTHORIZED && request.getHeader("Authorization") != null;
        return isRefusedToken && tokens.isOneTooMany(request, response) ? TOO_MANY_REQUESTS : status;
    }

    /** 503 instead of 500 if the database caused the failure, for example in a filter. */
    private static int statusOf(HttpServletRequest request, HttpServletResponse response) {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return failure instanceof Throwable cause && DatabaseFailures.isTransient(cause)
                ? SC_SERVICE_UNAVAILABLE
                : response.getStatus();
    }
}
