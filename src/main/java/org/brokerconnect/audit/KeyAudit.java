package org.brokerconnect.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.brokerconnect.vault.rotation.KeyEvent;
import org.brokerconnect.vault.rotation.KeyEventKind;

/** Records in the audit log what happens to encryption keys. */
@ApplicationScoped
public class KeyAudit {

    private AuditEntryWriter entries;

    protected KeyAudit() {}

    @Inject
    KeyAudit(AuditEntryWriter entries) {
        this.entries = entries;
    }

    /** Records the event in a transaction of its own, before the transaction of the event commits. */
    public void record(@Observes KeyEvent event) {
        entries.append(AuditEntry.Content.done(action(event.kind()), event.actor(), "key " + event.keyId()));
    }

    private static AuditAction action(KeyEventKind kind) {
        return switch (kind) {
            case ADDED -> AuditAction.KEY_ADDED;
            case PROMOTED -> AuditAction.KEY_PROMOTED;
            case RESEAL_BEGUN -> AuditAction.RESEALING_STARTED;
            case RESEAL_FINISHED -> AuditAction.RESEALING_FINISHED;
            case RETIRED -> AuditAction.KEY_RETIRED;
        };
    }
}
