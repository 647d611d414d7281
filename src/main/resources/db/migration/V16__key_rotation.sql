-- With which key each value is sealed: bytes 1 to 4 of the sealed value, which is base64url. Stored and indexed, so
-- that values are counted by key, and found for re-sealing, without reading a value. Invisible, so that "select *" and
-- inserts without columns stay as they are. Null when there is no value or it is malformed.
alter table broker_config
  add column api_key_sealed_key_id bigint as (if(
    left(api_key_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(api_key_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add column api_secret_sealed_key_id bigint as (if(
    left(api_secret_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(api_secret_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add index broker_config_by_api_key_key (api_key_sealed_key_id),
  add index broker_config_by_api_secret_key (api_secret_sealed_key_id);

alter table broker_session
  add column access_token_sealed_key_id bigint as (if(
    left(access_token_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(access_token_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add column refresh_token_sealed_key_id bigint as (if(
    left(refresh_token_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(refresh_token_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add index broker_session_by_access_key (access_token_sealed_key_id),
  add index broker_session_by_refresh_key (refresh_token_sealed_key_id);

alter table pending_revocation
  add column api_key_sealed_key_id bigint as (if(
    left(api_key_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(api_key_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add column api_secret_sealed_key_id bigint as (if(
    left(api_secret_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(api_secret_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add column access_token_sealed_key_id bigint as (if(
    left(access_token_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(access_token_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add column refresh_token_sealed_key_id bigint as (if(
    left(refresh_token_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(refresh_token_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add index pending_revocation_by_api_key_key (api_key_sealed_key_id),
  add index pending_revocation_by_api_secret_key (api_secret_sealed_key_id),
  add index pending_revocation_by_access_key (access_token_sealed_key_id),
  add index pending_revocation_by_refresh_key (refresh_token_sealed_key_id);

alter table portfolio_snapshot
  add column content_sealed_key_id bigint as (if(
    left(content_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(content_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add column baseline_sealed_key_id bigint as (if(
    left(baseline_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(baseline_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add index portfolio_snapshot_by_content_key (content_sealed_key_id),
  add index portfolio_snapshot_by_baseline_key (baseline_sealed_key_id);

alter table portfolio_value
  add column content_sealed_key_id bigint as (if(
    left(content_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(content_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add index portfolio_value_by_content_key (content_sealed_key_id);

-- Every key that a node had in its ring.
create table vault_key (
  id         bigint       not null primary key,
  added_at   datetime(6)  not null,
  retired_at datetime(6)
) character set utf8mb4 collate utf8mb4_nopad_bin;

-- One row: the key that all nodes seal with, and the re-sealing of the values of other keys. file_primary_id is the
-- primary key of the key files that was last taken over.
create table vault_rotation (
  id              tinyint     not null primary key,
  primary_key_id  bigint      not null,
  file_primary_id bigint      not null,
  promoted_at     datetime(6) not null,
  begun_at        datetime(6),
  last_at         datetime(6),
  finished_at     datetime(6),
  resealed        bigint      not null,
  unreadable      bigint      not null
) character set utf8mb4 collate utf8mb4_nopad_bin;

-- Append only: who did what with a key.
create table vault_key_event (
  id          bigint       not null auto_increment primary key,
  key_id      bigint       not null,
  kind        varchar(16)  character set ascii collate ascii_nopad_bin not null,
  actor       varchar(255) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  happened_at datetime(6)  not null
) character set utf8mb4 collate utf8mb4_nopad_bin;

-- The key ring of each node, by the database's clock.
create table vault_node (
  id              uuid        not null primary key,
  key_ids         text        character set ascii collate ascii_nopad_bin not null,
  file_primary_id bigint      not null,
  sealing_key_id  bigint      not null,
  problem         varchar(32) character set ascii collate ascii_nopad_bin,
  seen_at         datetime(6) not null
) character set utf8mb4 collate utf8mb4_nopad_bin;
