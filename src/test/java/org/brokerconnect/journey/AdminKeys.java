package org.brokerconnect.journey;

import com.fasterxml.jackson.databind.JsonNode;

/** The encryption keys as an administrator sees and changes them: {@code /api/admin/keys}. */
public final class AdminKeys {

    private final Person admin;

    public AdminKeys(TestEnvironment environment) {
        admin = Person.named("admin", environment);
    }

    JsonNode all() {
        return admin.get("/api/admin/keys").expectStatus(200).json();
    }

    public long primary() {
        return all().path("primaryKeyId").asLong();
    }

    /** What is known of one key; missing if there is no such key. */
    JsonNode usage(long key) {
        for (JsonNode usage : all().path("keys")) {
            if (usage.path("id").asLong() == key) {
                return usage;
            }
        }
        return all().path("none");
    }

    /** Waits until so many nodes are running: one that was stopped counts for half a minute longer. */
    void awaitRunning(int nodes) throws Exception {
        Eventually.holds(nodes + " running nodes", () -> all().path("nodes").size() == nodes);
    }

    /** How many nodes have the key. */
    public int nodes(long key) {
        return usage(key).path("nodes").asInt();
    }

    public Reply promote(long key) {
        return change(key, "promotion");
    }

    Reply retire(long key) {
        return change(key, "retirement");
    }

    private Reply change(long key, String change) {
        return admin.post("/api/admin/keys/" + key + "/" + change);
    }

    /** How many values were encrypted again. */
    public long resealed() {
        return all().at("/resealing/resealed").asLong();
    }

    /** How many values are still encrypted with another key. */
    public long left() {
        return all().at("/resealing/left").asLong();
    }

    public boolean isFinished() {
        JsonNode resealing = all().path("resealing");
        return resealing.path("left").asLong() == 0 && resealing.has("finishedAt");
    }
}
