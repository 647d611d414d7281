-- What holdings were worth, sealed: one point for each trading day of the broker, replaced until the day is over, and points within the day, each
-- replaced until its interval is over. The slot is the interval's begin in minutes since 1970, and 0 for a day. No release wrote to the table
-- that this one replaces.
drop table portfolio_value;
create table portfolio_value (
  id             uuid        not null primary key,
  config_id      uuid        not null,
  resolution     varchar(8)  not null,
  day            date        not null,
  slot           int         not null,
  content_sealed varchar(1024) character set ascii not null,
  as_of          datetime(6) not null,
  unique index portfolio_value_of_config (config_id, resolution, day, slot),
  index portfolio_value_by_age (resolution, as_of),
  constraint portfolio_value_config foreign key (config_id) references broker_config (id) on delete cascade
) character set utf8mb4;

-- When a connection's holdings are read next though nobody looks; null when that is never.
alter table broker_session
  add column read_at datetime(6),
  add index broker_session_to_read (read_at);
update broker_session set read_at = utc_timestamp(6) where access_token_sealed is not null;
