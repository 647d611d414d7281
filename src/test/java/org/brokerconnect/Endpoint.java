package org.brokerconnect;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A resource method with its HTTP method and path: {@code GET /api/brokers}. */
record Endpoint(String verb, String path, Method method) {

    /** Every resource method of the application. */
    static List<Endpoint> all() {
        return Code.MAIN.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> of(type.reflect()))
                .toList();
    }

    private static Stream<Endpoint> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> verb(method).map(verb -> new Endpoint(verb, path(resource, method), method)));
    }

    private static Stream<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value);
    }

    private static String path(Class<?> resource, Method method) {
        String own = method.isAnnotationPresent(Path.class)
                ? "/" + method.getAnnotation(Path.class).value()
                : "";
        return "/api/" + resource.getAnnotation(Path.class).value() + own;
    }

    /** The parameter that takes the request's body. */
    Optional<Parameter> body() {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> !parameter.isAnnotationPresent(Context.class) && named(parameter) == null)
                .findFirst();
    }

    /** A parameter in the URL or the headers of the request: {@code path}, {@code query} or {@code header}. */
    record Named(String place, String name, Class<?> type) {}

    List<Named> namedParameters() {
        return Arrays.stream(method.getParameters())
                .map(Endpoint::named)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Named named(Parameter parameter) {
        if (parameter.isAnnotationPresent(PathParam.class)) {
            return new Named("path", parameter.getAnnotation(PathParam.class).value(), parameter.getType());
        }
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return new Named("query", parameter.getAnnotation(QueryParam.class).value(), parameter.getType());
        }
        if (parameter.isAnnotationPresent(HeaderParam.class)) {
            return new Named(
                    "header", parameter.getAnnotation(HeaderParam.class).value(), parameter.getType());
        }
        return null;
    }

    /** Whether the response is a stream of events. */
    boolean streams() {
        return Arrays.asList(method.getParameterTypes()).contains(SseEventSink.class);
    }

    Class<?> resource() {
        return method.getDeclaringClass();
    }

    /** HTTP method and path; identifies the endpoint in the contract and in failures. */
    @Override
    public String toString() {
        return verb + " " + path;
    }
}
