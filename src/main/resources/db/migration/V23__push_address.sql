-- The address of a connection at which its broker delivers sessions. Only the hash of its unguessable path is stored. A
-- message is awaited until requested_until; null if none is.
create table push_address (
  config_id       uuid not null primary key,
  path_hash       char(64) character set ascii collate ascii_nopad_bin not null,
  requested_until datetime(6),
  unique index push_address_of_path (path_hash),
  constraint push_address_config foreign key (config_id) references broker_config (id) on delete cascade
) character set utf8mb4;
