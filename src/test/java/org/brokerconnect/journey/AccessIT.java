package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches what. Walks every operation that the application describes. */
@WithStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private final Stack stack;
    private final Web web;

    AccessIT(Stack stack) {
        this.stack = stack;
        web = new Web(stack);
    }

    List<Operation> protectedOperations() {
        return Operation.served(stack).stream().filter(Operation::isProtected).toList();
    }

    List<Operation> operationsOnOnesOwn() {
        return Operation.served(stack).stream().filter(Operation::isOnOnesOwn).toList();
    }

    List<Operation> operationsForAdministrators() {
        return Operation.served(stack).stream()
                .filter(Operation::isForAdministrators)
                .toList();
    }

    @Test
    void the_callback_alone_is_open() {
        assertThat(Operation.served(stack))
                .hasSizeGreaterThan(10)
                .filteredOn(operation -> !operation.isProtected())
                .extracting(Operation::path)
                .containsExactly("/api/broker/callback/{broker}");
    }

    @ParameterizedTest
    @MethodSource("protectedOperations")
    void without_a_token_nothing_is_answered(Operation operation) {
        refuses(operation, Map.of(), 401, "sign-in-required");
    }

    @ParameterizedTest
    @MethodSource("protectedOperations")
    void the_attempt_cookie_alone_can_do_nothing(Operation operation) {
        Account account = Person.named("investor", stack).setUp();
        String attempt = account.begin().id();
        String cookies = account.person().cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));

        web.send(operation.request(web, account.id(), attempt, Map.of("Cookie", cookies)))
                .isProblem(401, "sign-in-required");

        assertThat(account.state()).isEqualTo("CONNECTING");
    }

    @ParameterizedTest
    @MethodSource("protectedOperations")
    void a_token_without_a_role_is_not_enough(Operation operation) {
        String noRole = bearer(Map.of("groups", List.of("visitor")));

        refuses(operation, Map.of("Authorization", noRole), 403, "role-missing");
    }

    @ParameterizedTest
    @MethodSource("operationsForAdministrators")
    void an_investor_is_no_administrator(Operation operation) {
        Account account = Person.named("investor", stack).setUp();
        account.connectAs("AB1234");

        web.send(operation.request(web, account.id(), "none", Map.of("Authorization", stack.bearer("investor"))))
                .isProblem(403, "role-missing");

        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @ParameterizedTest
    @MethodSource("operationsOnOnesOwn")
    void what_belongs_to_another_person_is_not_there(Operation operation) {
        Account account = Person.named("investor", stack).setUp();
        Account.Attempt attempt = account.begin();

        for (String stranger : List.of("investor2", "admin")) {
            web.send(operation.request(web, account.id(), attempt.id(), Map.of("Authorization", stack.bearer(stranger))))
                    .isProblem(404, "not-found");
        }

        assertThat(account.state()).isEqualTo("CONNECTING");
        assertThat(account.status().path("label").asText()).isEqualTo("My account");
    }

    @ParameterizedTest
    @MethodSource("operationsOnOnesOwn")
    void what_never_was_looks_like_what_is_not_mine(Operation operation) {
        Map<String, String> investor = Map.of("Authorization", stack.bearer("investor"));

        refuses(operation, investor, 404, "not-found");
    }

    @ParameterizedTest
    @MethodSource("badAuthorizations")
    void a_bad_token_is_no_token(String what, String authorization) {
        Reply refused = web.send(web.request("/api/broker/configs")
                .header("Authorization", authorization)
                .buildGet());

        refused.isProblem(401, "sign-in-required");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    Stream<Object[]> badAuthorizations() {
        String good = stack.bearer("investor");
        String head = "Bearer eyJhbGciOiJub25lIn0" + good.substring(good.indexOf('.'));
        return Stream.of(
                new Object[] {"garbage", "Bearer garbage"},
                new Object[] {"nothing after the scheme", "Bearer "},
                new Object[] {"another scheme", "Basic aW52ZXN0b3I6ZGVtbw=="},
                new Object[] {"a changed signature", good.substring(0, good.length() - 6) + "AAAAAA"},
                new Object[] {"no signature", head.substring(0, head.lastIndexOf('.') + 1)},
                new Object[] {"expired", stack.signIn().bearer(claims(Map.of()), Duration.ofHours(-1))},
                new Object[] {"for another application", bearer(Map.of("aud", List.of("another")))},
                new Object[] {"by another issuer", bearer(Map.of("iss", "https://elsewhere.example"))});
    }

    private void refuses(Operation operation, Map<String, String> headers, int status, String type) {
        String unknown = UUID.randomUUID().toString();
        web.send(operation.request(web, unknown, unknown, headers)).isProblem(status, type);
    }

    private String bearer(Map<String, Object> changed) {
        return stack.signIn().bearer(claims(changed), Duration.ofHours(1));
    }

    private static Map<String, Object> claims(Map<String, Object> changed) {
        Map<String, Object> claims = new java.util.HashMap<>(Map.of(
                "sub", "investor", "upn", "investor", "groups", List.of("investor"), "aud", List.of("broker-connect")));
        claims.putAll(changed);
        return claims;
    }
}
