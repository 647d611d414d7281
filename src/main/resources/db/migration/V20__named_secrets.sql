-- Credentials and tokens as canonical JSON by their names, for brokers with other fields than an API key and an API
-- secret, or with more tokens than two. The columns of before stay in use: a release before this one runs beside it
-- until the update is complete, reads and writes them, and knows no broker with other fields. If they are filled, they
-- count. Text, because brokers issue tokens of any length. The key ids as in V16.
alter table broker_config
  modify column api_key_sealed    varchar(1024) character set ascii collate ascii_nopad_bin,
  modify column api_secret_sealed varchar(1024) character set ascii collate ascii_nopad_bin,
  add column credentials_sealed text character set ascii collate ascii_nopad_bin,
  add column credentials_sealed_key_id bigint as (if(
    left(credentials_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(credentials_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add index broker_config_by_credentials_key (credentials_sealed_key_id);

-- A null grant end: the refresh token ends at an unknown time or never, or there is none. Renewals of sessions that are
-- renewed on use are no events; those of one day are counted.
alter table broker_session
  add column grant_ends_at datetime(6),
  add column renewal_backs_off  boolean not null default false,
  add column silent_renewals_on date,
  add column silent_renewals    int not null default 0,
  modify column access_token_sealed  text character set ascii collate ascii_nopad_bin,
  modify column refresh_token_sealed text character set ascii collate ascii_nopad_bin,
  add column tokens_sealed text character set ascii collate ascii_nopad_bin,
  add column tokens_sealed_key_id bigint as (if(
    left(tokens_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(tokens_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add index broker_session_by_tokens_key (tokens_sealed_key_id),
  add index broker_session_by_grant_end (grant_ends_at);

alter table pending_revocation
  modify column api_key_sealed       varchar(1024) character set ascii collate ascii_nopad_bin,
  modify column api_secret_sealed    varchar(1024) character set ascii collate ascii_nopad_bin,
  modify column access_token_sealed  text character set ascii collate ascii_nopad_bin not null,
  modify column refresh_token_sealed text character set ascii collate ascii_nopad_bin,
  add column credentials_sealed text character set ascii collate ascii_nopad_bin,
  add column tokens_sealed      text character set ascii collate ascii_nopad_bin,
  add column credentials_sealed_key_id bigint as (if(
    left(credentials_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(credentials_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add column tokens_sealed_key_id bigint as (if(
    left(tokens_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(tokens_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add index pending_revocation_by_credentials_key (credentials_sealed_key_id),
  add index pending_revocation_by_tokens_key (tokens_sealed_key_id);
