-- What may be asked of brokers: a token bucket for each app and kind of call, shared by all nodes. The id is a hash, because API keys are secrets.
-- A row whose bucket is full says nothing and is removed; full_at is in microseconds since 1970.
create table broker_quota (
  id      char(64)       character set ascii not null primary key,
  state   varbinary(255),
  full_at bigint         not null,
  index broker_quota_by_fill (full_at)
) character set utf8mb4;
