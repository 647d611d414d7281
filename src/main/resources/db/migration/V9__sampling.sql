-- When the holdings of a connection are sampled next: the history's own table instead of a column of the session.
create table portfolio_sampling (
  config_id uuid        not null primary key,
  next_at   datetime(6) not null,
  index portfolio_sampling_due (next_at),
  constraint portfolio_sampling_config foreign key (config_id) references broker_config (id) on delete cascade
) character set utf8mb4;
insert into portfolio_sampling (config_id, next_at)
  select config_id, read_at from broker_session where read_at is not null;
alter table broker_session drop index broker_session_to_read, drop column read_at;
