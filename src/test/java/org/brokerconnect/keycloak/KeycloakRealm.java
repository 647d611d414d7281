package org.brokerconnect.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * The realm that people import, with the address of the application in place of the example, people, and clients that
 * get tokens with a password: a copy of the realm's client each, which differs in one respect.
 */
final class KeycloakRealm {

    /** The password of all people. */
    static final String PASSWORD = "demo";

    /** As the realm's client, with the password grant. */
    static final String SCRIPTED = "scripted";

    /** Its tokens lack the audience of the application. */
    static final String WITHOUT_AUDIENCE = "without-audience";

    /** Its tokens end after {@link #SHORT_SECONDS}. */
    static final String SHORT_LIVED = "short-lived";

    static final int SHORT_SECONDS = 30;

    private static final Path SHIPPED = Path.of("server-config", "keycloak", "realm.json");
    private static final String EXAMPLE = "http://localhost:8080";
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeycloakRealm() {}

    /** The realm as JSON. */
    static String of(URI application) throws IOException {
        ObjectNode realm =
                (ObjectNode) JSON.readTree(Files.readString(SHIPPED).replace(EXAMPLE, application.toString()));
        addPeople(realm.putArray("users"));
        addClients((ArrayNode) realm.path("clients"));
        return realm.toPrettyString();
    }

    private static void addPeople(ArrayNode users) {
        addPerson(users, "ina").putArray("groups").add("investors");
        addPerson(users, "ada").putArray("groups").add("administrators");
        addPerson(users, "nobody");
    }

    private static ObjectNode addPerson(ArrayNode users, String name) {
        ObjectNode person = users.addObject()
                .put("username", name)
                .put("email", name + "@example.com")
                .put("emailVerified", true)
                .put("firstName", name)
                .put("lastName", "Example")
                .put("enabled", true);
        person.putArray("credentials").addObject().put("type", "password").put("value", PASSWORD);
        return person;
    }

    private static void addClients(ArrayNode clients) {
        ObjectNode shipped = (ObjectNode) clients.get(0);
        clients.add(scripted(shipped, SCRIPTED));
        ObjectNode withoutAudience = scripted(shipped, WITHOUT_AUDIENCE);
        Iterator<JsonNode> mappers = withoutAudience.path("protocolMappers").elements();
        while (mappers.hasNext()) {
            if (mappers.next().path("protocolMapper").asText().equals("oidc-audience-mapper")) {
                mappers.remove();
            }
        }
        clients.add(withoutAudience);
        ObjectNode shortLived = scripted(shipped, SHORT_LIVED);
        ((ObjectNode) shortLived.path("attributes")).put("access.token.lifespan", String.valueOf(SHORT_SECONDS));
        clients.add(shortLived);
    }

    private static ObjectNode scripted(ObjectNode shipped, String id) {
        ObjectNode client = shipped.deepCopy();
        return client.put("clientId", id).put("name", id).put("directAccessGrantsEnabled", true);
    }
}
