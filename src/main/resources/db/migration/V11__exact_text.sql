-- Text compares byte for byte: the default collations ignore case, accents, width and blanks at the end, so that the
-- person "Alice" could read what belongs to "alice". nopad, because utf8mb4_bin pads with blanks. Constants, hashes and
-- sealed values that the application forms itself are ASCII; what a request may name is not, because MariaDB refuses to
-- compare an ASCII column with other text. Columns to come inherit the collation from their table.
alter table broker_config
  modify column owner             varchar(255)  character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column broker            varchar(32)   character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column label             varchar(100)  character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column api_key_sealed    varchar(1024) character set ascii collate ascii_nopad_bin not null,
  modify column api_secret_sealed varchar(1024) character set ascii collate ascii_nopad_bin not null,
  modify column state             varchar(16)   character set ascii collate ascii_nopad_bin not null,
  modify column reason            varchar(64)   character set utf8mb4 collate utf8mb4_nopad_bin,
  modify column event_hash        char(64)      character set ascii collate ascii_nopad_bin,
  default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table broker_session
  modify column broker               varchar(32)   character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column broker_user_id       varchar(64)   character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column broker_user_name     varchar(255)  character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column access_token_sealed  varchar(4096) character set ascii collate ascii_nopad_bin,
  modify column refresh_token_sealed varchar(4096) character set ascii collate ascii_nopad_bin,
  default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table pending_revocation
  modify column broker               varchar(32)   character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column api_key_sealed       varchar(1024) character set ascii collate ascii_nopad_bin not null,
  modify column api_secret_sealed    varchar(1024) character set ascii collate ascii_nopad_bin not null,
  modify column access_token_sealed  varchar(4096) character set ascii collate ascii_nopad_bin not null,
  modify column refresh_token_sealed varchar(4096) character set ascii collate ascii_nopad_bin,
  default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table connect_attempt
  modify column owner       varchar(255) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column broker      varchar(32)  character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column state_hash  char(64)     character set ascii collate ascii_nopad_bin not null,
  modify column cookie_hash char(64)     character set ascii collate ascii_nopad_bin not null,
  modify column return_to   varchar(512) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column outcome     varchar(16)  character set ascii collate ascii_nopad_bin not null,
  modify column problem     varchar(64)  character set utf8mb4 collate utf8mb4_nopad_bin,
  default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table connection_event
  modify column owner       varchar(255) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column change_kind varchar(32)  character set ascii collate ascii_nopad_bin not null,
  modify column from_state  varchar(16)  character set ascii collate ascii_nopad_bin not null,
  modify column to_state    varchar(16)  character set ascii collate ascii_nopad_bin not null,
  modify column reason      varchar(64)  character set utf8mb4 collate utf8mb4_nopad_bin,
  modify column actor       varchar(255) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  modify column hash        char(64)     character set ascii collate ascii_nopad_bin not null,
  default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table event_anchor
  modify column hash char(64) character set ascii collate ascii_nopad_bin not null,
  default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table key_canary
  modify column sealed varchar(512) character set ascii collate ascii_nopad_bin not null,
  default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table portfolio_snapshot
  modify column part            varchar(16) character set ascii collate ascii_nopad_bin not null,
  modify column content_sealed  mediumtext  character set ascii collate ascii_nopad_bin not null,
  modify column baseline_sealed mediumtext  character set ascii collate ascii_nopad_bin,
  default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table portfolio_value
  modify column resolution     varchar(8)    character set ascii collate ascii_nopad_bin not null,
  modify column content_sealed varchar(1024) character set ascii collate ascii_nopad_bin not null,
  default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table broker_quota
  modify column id char(64) character set ascii collate ascii_nopad_bin not null,
  default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table event_position default character set utf8mb4 collate utf8mb4_nopad_bin;
alter table portfolio_sampling default character set utf8mb4 collate utf8mb4_nopad_bin;
