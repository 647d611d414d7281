package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Access control of every operation in the served API description. */
@WithTestEnvironment
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private final TestEnvironment environment;
    private final ApiClient api;

    AccessIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
    }

    List<ApiOperation> protectedOperations() {
        return ApiOperation.served(environment).stream()
                .filter(ApiOperation::isProtected)
                .toList();
    }

    List<ApiOperation> operationsOnOwnResources() {
        return ApiOperation.served(environment).stream()
                .filter(ApiOperation::concernsOwnResource)
                .toList();
    }

    List<ApiOperation> operationsForAdministrators() {
        return ApiOperation.served(environment).stream()
                .filter(ApiOperation::isForAdministrators)
                .toList();
    }

    @Test
    void only_what_a_broker_calls_needs_no_token() {
        assertThat(ApiOperation.served(environment))
                .hasSizeGreaterThan(10)
                .filteredOn(operation -> !operation.isProtected())
                .extracting(ApiOperation::path)
                .containsExactlyInAnyOrder("/api/broker/callback/{broker}", "/api/broker/push/{path}");
    }

    @ParameterizedTest
    @MethodSource("protectedOperations")
    @Attack(
            area = Area.ACCESS,
            value = "Every operation without a token",
            defence = "Access is denied unless a rule allows it")
    void every_protected_operation_requires_a_token(ApiOperation operation) {
        assertRefused(operation, Map.of(), 401, "sign-in-required");
    }

    @ParameterizedTest
    @MethodSource("protectedOperations")
    @Attack(
            area = Area.ACCESS,
            value = "The cookie of an attempt instead of a token",
            defence = "Cookies authorise nothing")
    void the_attempt_cookie_alone_authorises_nothing(ApiOperation operation) {
        Account account = Person.named("investor", environment).setUp();
        String attempt = account.begin().id();
        String cookies = account.person().cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));

        api.send(operation.request(api, account.id(), attempt, Map.of("Cookie", cookies)))
                .expectProblem(401, "sign-in-required");

        assertThat(account.state()).isEqualTo("CONNECTING");
    }

    @ParameterizedTest
    @MethodSource("protectedOperations")
    void a_token_without_a_role_is_not_enough(ApiOperation operation) {
        String noRole = bearer(Map.of("groups", List.of("visitor")));

        assertRefused(operation, Map.of("Authorization", noRole), 403, "role-missing");
    }

    @ParameterizedTest
    @MethodSource("operationsForAdministrators")
    @Attack(
            area = Area.ACCESS,
            value = "An investor calls operations of administrators",
            defence = "Each operation names its role")
    void an_investor_gets_403_from_administrator_operations(ApiOperation operation) {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");

        api.send(operation.request(api, account.id(), "none", Map.of("Authorization", environment.bearer("investor"))))
                .expectProblem(403, "role-missing");

        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @ParameterizedTest
    @MethodSource("operationsOnOwnResources")
    @Attack(
            area = Area.ACCESS,
            value = "Every resource with the id of another person",
            defence = "The owner is in the query")
    void resources_of_another_user_are_404(ApiOperation operation) {
        Account account = Person.named("investor", environment).setUp();
        Account.Attempt attempt = account.begin();

        for (String otherUser : List.of("investor2", "admin")) {
            api.send(operation.request(
                            api, account.id(), attempt.id(), Map.of("Authorization", environment.bearer(otherUser))))
                    .expectProblem(404, "not-found");
        }

        assertThat(account.state()).isEqualTo("CONNECTING");
        assertThat(account.status().path("label").asText()).isEqualTo("My account");
    }

    @ParameterizedTest
    @MethodSource("operationsOnOwnResources")
    void unknown_resources_are_404_like_those_of_others(ApiOperation operation) {
        Map<String, String> investor = Map.of("Authorization", environment.bearer("investor"));

        assertRefused(operation, investor, 404, "not-found");
    }

    @ParameterizedTest
    @MethodSource("badAuthorizations")
    @Attack(
            area = Area.TOKENS,
            value = "Forged, expired and altered tokens",
            defence = "The server verifies signature, issuer, audience and expiry")
    void an_invalid_token_is_401(String what, String authorization) {
        Reply refused = api.send(api.request("/api/broker/configs")
                .header("Authorization", authorization)
                .buildGet());

        refused.expectProblem(401, "sign-in-required");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    Stream<Object[]> badAuthorizations() {
        String good = environment.bearer("investor");
        String head = "Bearer eyJhbGciOiJub25lIn0" + good.substring(good.indexOf('.'));
        return Stream.of(
                new Object[] {"garbage", "Bearer garbage"},
                new Object[] {"nothing after the scheme", "Bearer "},
                new Object[] {"another scheme", "Basic aW52ZXN0b3I6ZGVtbw=="},
                new Object[] {"a changed signature", good.substring(0, good.length() - 6) + "AAAAAA"},
                new Object[] {"no signature", head.substring(0, head.lastIndexOf('.') + 1)},
                new Object[] {"expired", environment.signIn().bearer(claims(Map.of()), Duration.ofHours(-1))},
                new Object[] {"for another application", bearer(Map.of("aud", List.of("another")))},
                new Object[] {"by another issuer", bearer(Map.of("iss", "https://elsewhere.example"))});
    }

    private void assertRefused(ApiOperation operation, Map<String, String> headers, int status, String type) {
        String unknown = UUID.randomUUID().toString();
        api.send(operation.request(api, unknown, unknown, headers)).expectProblem(status, type);
    }

    private String bearer(Map<String, Object> changed) {
        return environment.signIn().bearer(claims(changed), Duration.ofHours(1));
    }

    private static Map<String, Object> claims(Map<String, Object> changed) {
        Map<String, Object> claims = new java.util.HashMap<>(Map.of(
                "sub", "investor", "upn", "investor", "groups", List.of("investor"), "aud", List.of("broker-connect")));
        claims.putAll(changed);
        return claims;
    }
}
