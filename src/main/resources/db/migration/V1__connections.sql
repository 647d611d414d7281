-- Instants are UTC in datetime(6); ids are random UUIDs; everything named "sealed" is a vault ciphertext in base64.

create table broker_config (
  id                  uuid          not null primary key,
  owner               varchar(255)  not null,
  broker              varchar(32)   not null,
  label               varchar(100)  not null,
  api_key_sealed      varchar(1024) character set ascii not null,
  api_secret_sealed   varchar(1024) character set ascii not null,
  credentials_version int           not null,
  state               varchar(16)   not null,
  earlier_state       varchar(16),
  open_attempt        uuid,
  connecting_until    datetime(6),
  reason              varchar(64),
  retry_at            datetime(6),
  event_sequence      bigint        not null,
  created_at          datetime(6)   not null,
  updated_at          datetime(6)   not null,
  version             bigint        not null,
  index broker_config_of_owner (owner)
) character set utf8mb4;

-- One row while the broker's account is known: from the first login until disconnect. The tokens are null once they are dead.
create table broker_session (
  config_id            uuid         not null primary key,
  broker               varchar(32)  not null,
  broker_user_id       varchar(64)  not null,
  broker_user_name     varchar(255) not null,
  access_token_sealed  varchar(4096) character set ascii,
  refresh_token_sealed varchar(4096) character set ascii,
  public_token_sealed  varchar(4096) character set ascii,
  enc_token_sealed     varchar(4096) character set ascii,
  connected_at         datetime(6)  not null,
  expires_at           datetime(6)  not null,
  last_checked_at      datetime(6)  not null,
  last_sync_at         datetime(6),
  version              bigint       not null,
  -- one account at the broker belongs to one connection, and so to one person
  unique index broker_session_of_account (broker, broker_user_id),
  constraint broker_session_config foreign key (config_id) references broker_config (id) on delete cascade
) character set utf8mb4;

-- Sessions that ended here and that the broker has still to be told of. Written in the transaction that ends the session, removed
-- when the broker knows or the session's time is over. No foreign key: the configuration may be gone already.
create table pending_revocation (
  id                   uuid         not null primary key,
  connection_id        uuid         not null,
  owner                varchar(255) not null,
  broker               varchar(32)  not null,
  api_key_sealed       varchar(1024) character set ascii not null,
  api_secret_sealed    varchar(1024) character set ascii not null,
  access_token_sealed  varchar(4096) character set ascii not null,
  refresh_token_sealed varchar(4096) character set ascii,
  created_at           datetime(6)  not null,
  expires_at           datetime(6)  not null,
  next_try_at          datetime(6)  not null,
  tries                int          not null,
  index pending_revocation_of_connection (connection_id),
  index pending_revocation_due (next_try_at)
) character set utf8mb4;

-- State and cookie are kept as SHA-256 alone: an attempt has no secret that could be read from the database.
create table connect_attempt (
  id                  uuid         not null primary key,
  config_id           uuid         not null,
  owner               varchar(255) not null,
  broker              varchar(32)  not null,
  credentials_version int          not null,
  state_hash          char(64) character set ascii not null,
  cookie_hash         char(64) character set ascii not null,
  return_to           varchar(512) not null,
  created_at          datetime(6)  not null,
  expires_at          datetime(6)  not null,
  consumed_at         datetime(6),
  outcome             varchar(16)  not null,
  problem             varchar(64),
  unique index connect_attempt_of_state (state_hash),
  index connect_attempt_of_cookie (cookie_hash),
  index connect_attempt_by_end (expires_at),
  constraint connect_attempt_config foreign key (config_id) references broker_config (id) on delete cascade
) character set utf8mb4;

-- Append only. No foreign key: what happened to a connection is known after the connection was deleted.
create table connection_event (
  position      bigint       not null primary key,
  connection_id uuid         not null,
  sequence      bigint       not null,
  owner         varchar(255) not null,
  happened_at   datetime(6)  not null,
  change_kind   varchar(32)  not null,
  from_state    varchar(16)  not null,
  to_state      varchar(16)  not null,
  reason        varchar(64),
  actor         varchar(255) not null,
  unique index connection_event_of_connection (connection_id, sequence),
  index connection_event_of_owner (owner, position)
) character set utf8mb4;

-- Hands out positions. Whoever writes an event holds this row until commit, so positions become visible in their order and a
-- reader that remembers the last one loses nothing. An auto-increment column does not give that.
create table event_position (
  id       tinyint not null primary key,
  position bigint  not null
);
insert into event_position (id, position) values (1, 0);

create table key_canary (
  id         tinyint      not null primary key,
  sealed     varchar(512) character set ascii not null,
  created_at datetime(6)  not null
);
