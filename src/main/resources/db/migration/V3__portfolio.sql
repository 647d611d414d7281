-- The last good answer of each kind of read, sealed, so that there is something honest to show while the broker is away. The baseline is
-- the one before the last login: what changed since is told after a reconnect.
create table portfolio_snapshot (
  id              uuid        not null primary key,
  config_id       uuid        not null,
  part            varchar(16) not null,
  content_sealed  mediumtext  character set ascii not null,
  as_of           datetime(6) not null,
  baseline_sealed mediumtext  character set ascii,
  baseline_as_of  datetime(6),
  unique index portfolio_snapshot_of_config (config_id, part),
  constraint portfolio_snapshot_config foreign key (config_id) references broker_config (id) on delete cascade
) character set utf8mb4;

-- What a portfolio was worth, sealed: one point for a day, replaced until the day is over, and points within the day.
create table portfolio_value (
  id             uuid        not null primary key,
  config_id      uuid        not null,
  resolution     varchar(8)  not null,
  period         varchar(32) not null,
  content_sealed varchar(1024) character set ascii not null,
  as_of          datetime(6) not null,
  unique index portfolio_value_of_config (config_id, resolution, period),
  index portfolio_value_by_age (as_of),
  constraint portfolio_value_config foreign key (config_id) references broker_config (id) on delete cascade
) character set utf8mb4;

-- Whether anybody ever logged in through a connection: samples are only for those who never did.
alter table broker_config add column first_connected_at datetime(6);
update broker_config set first_connected_at = updated_at where state <> 'DISCONNECTED';
