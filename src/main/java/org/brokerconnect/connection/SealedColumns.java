package org.brokerconnect.connection;

import jakarta.persistence.Converter;
import org.brokerconnect.vault.SealedColumn;
import org.hibernate.annotations.Immutable;

/** Converters of the sealed columns of this package's tables, each bound to its column's name. */
final class SealedColumns {

    private SealedColumns() {}

    @Converter
    @Immutable
    static final class ApiKey extends SealedColumn {
        ApiKey() {
            super("broker_config.api_key");
        }
    }

    @Converter
    @Immutable
    static final class ApiSecret extends SealedColumn {
        ApiSecret() {
            super("broker_config.api_secret");
        }
    }

    @Converter
    @Immutable
    static final class Credentials extends SealedColumn {
        Credentials() {
            super("broker_config.credentials");
        }
    }

    @Converter
    @Immutable
    static final class AccessToken extends SealedColumn {
        AccessToken() {
            super("broker_session.access_token");
        }
    }

    @Converter
    @Immutable
    static final class RefreshToken extends SealedColumn {
        RefreshToken() {
            super("broker_session.refresh_token");
        }
    }

    @Converter
    @Immutable
    static final class Tokens extends SealedColumn {
        Tokens() {
            super("broker_session.tokens");
        }
    }
}
