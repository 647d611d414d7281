package org.brokerconnect.connection;

import jakarta.persistence.Converter;
import org.brokerconnect.vault.SealedColumn;

/** The columns of connections that the vault seals, each with its own associated data. */
final class SealedColumns {

    private SealedColumns() {}

    @Converter
    static final class ApiKey extends SealedColumn {
        ApiKey() {
            super("broker_config.api_key");
        }
    }

    @Converter
    static final class ApiSecret extends SealedColumn {
        ApiSecret() {
            super("broker_config.api_secret");
        }
    }

    @Converter
    static final class AccessToken extends SealedColumn {
        AccessToken() {
            super("broker_session.access_token");
        }
    }

    @Converter
    static final class RefreshToken extends SealedColumn {
        RefreshToken() {
            super("broker_session.refresh_token");
        }
    }

    @Converter
    static final class RevokedApiKey extends SealedColumn {
        RevokedApiKey() {
            super("pending_revocation.api_key");
        }
    }

    @Converter
    static final class RevokedApiSecret extends SealedColumn {
        RevokedApiSecret() {
            super("pending_revocation.api_secret");
        }
    }

    @Converter
    static final class RevokedAccessToken extends SealedColumn {
        RevokedAccessToken() {
            super("pending_revocation.access_token");
        }
    }

    @Converter
    static final class RevokedRefreshToken extends SealedColumn {
        RevokedRefreshToken() {
            super("pending_revocation.refresh_token");
        }
    }
}
