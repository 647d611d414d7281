package org.brokerconnect.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.SecretFields;
import org.hibernate.annotations.DynamicUpdate;

/** One person's label and API credentials for one broker account, with the stored state of its connection. */
@Entity
@DynamicUpdate
@Table(name = "broker_config")
public class BrokerConfig {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String owner;

    @Column(nullable = false, updatable = false)
    private String broker;

    @Column(nullable = false)
    private String label;

    @Convert(converter = SealedColumns.ApiKey.class)
    @Column(name = "api_key_sealed")
    private Secret apiKey;

    @Convert(converter = SealedColumns.ApiSecret.class)
    @Column(name = "api_secret_sealed")
    private Secret apiSecret;

    /** Fields that have no column of their own; with these, both columns above are null. */
    @Convert(converter = SealedColumns.Credentials.class)
    @Column(name = "credentials_sealed")
    private Secret namedCredentials;

    @Column(name = "credentials_version", nullable = false)
    private int credentialsVersion;

    @Embedded
    private StoredState storedState;

    @Column(name = "state_since", nullable = false)
    private Instant stateSince;

    @Column(name = "first_connected_at")
    private Instant firstConnectedAt;

    @Column(name = "event_sequence", nullable = false)
    private long eventSequence;

    @Column(name = "event_hash", columnDefinition = "char(64)")
    private String eventHash;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Version
    private long version;

    protected BrokerConfig() {}

    public BrokerConfig(String owner, String broker, String label, AppCredentials credentials, Instant now) {
        id = UUID.randomUUID();
        this.owner = owner;
        this.broker = broker;
        createdAt = now;
        storedState = StoredState.initial();
        stateSince = now;
        rename(label, now);
        replaceCredentials(credentials, now);
    }

    /** As read without secrets, only for showing. */
    BrokerConfig(
            UUID id,
            String owner,
            String broker,
            String label,
            int credentialsVersion,
            StoredState storedState,
            Instant stateSince,
            Instant firstConnectedAt,
            Instant createdAt,
            Instant updatedAt) {
        this.id = id;
        this.owner = owner;
        this.broker = broker;
        this.label = label;
        this.credentialsVersion = credentialsVersion;
        this.storedState = storedState;
        this.stateSince = stateSince;
        this.firstConnectedAt = firstConnectedAt;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
        apiKey = Secret.unread();
        apiSecret = Secret.unread();
        namedCredentials = Secret.none();
    }

    @PostLoad
    void claimSecrets() {
        apiKey = apiKey.claimedBy(id);
        apiSecret = apiSecret.claimedBy(id);
        namedCredentials = namedCredentials.claimedBy(id);
    }

    void rename(String newLabel, Instant now) {
        label = newLabel;
        updatedAt = now;
    }

    void replaceCredentials(AppCredentials credentials, Instant now) {
        boolean hasColumns = credentials.areKeyAndSecret();
        apiKey = hasColumns ? credentials.field(AppCredentials.API_KEY).boundTo(id) : Secret.none();
        apiSecret = hasColumns ? credentials.field(AppCredentials.API_SECRET).boundTo(id) : Secret.none();
        namedCredentials = hasColumns
                ? Secret.none()
                : SecretFields.join(credentials.fields()).boundTo(id);
        credentialsVersion++;
        updatedAt = now;
    }

    /** Updates {@link #stateSince} when the stored state is no longer {@code earlier}. */
    public void touchStateSince(Instant now, ConnectionState earlier) {
        stateSince = storedState.stored() == earlier ? stateSince : now;
    }

    /** When the stored state last changed. */
    public Instant stateSince() {
        return stateSince;
    }

    /** Records the first login; later logins change nothing. */
    void recordFirstConnect(Instant now) {
        firstConnectedAt = firstConnectedAt == null ? now : firstConnectedAt;
    }

    boolean wasEverConnected() {
        return firstConnectedAt != null;
    }

    /** Counts one more event and returns its number, from 1. */
    long nextSequence() {
        return ++eventSequence;
    }

    /** The number of this connection's newest event; 0 before the first. */
    long eventSequence() {
        return eventSequence;
    }

    /** The hash of this connection's newest event; null before the first. */
    String eventHash() {
        return eventHash;
    }

    void setChainHead(String hash) {
        eventHash = hash;
    }

    public UUID id() {
        return id;
    }

    public String owner() {
        return owner;
    }

    /** Whether this person owns it, compared exactly. */
    public boolean isOwnedBy(String person) {
        return owner.equals(person);
    }

    public String broker() {
        return broker;
    }

    public String label() {
        return label;
    }

    /** The columns of API key and API secret count if they are filled: a release before this one writes no others. */
    public AppCredentials credentials() {
        return apiKey.isEmpty() && apiSecret.isEmpty()
                ? new AppCredentials(SecretFields.split(namedCredentials), owner)
                : new AppCredentials(apiKey, apiSecret, owner);
    }

    /** Increases with each change of the credentials; a login that began with an older version is refused. */
    public int credentialsVersion() {
        return credentialsVersion;
    }

    public StoredState storedState() {
        return storedState;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
