-- Renewal on request leaves young tokens alone.
alter table broker_session add column tokens_since datetime(6);
update broker_session set tokens_since = connected_at;
alter table broker_session modify column tokens_since datetime(6) not null;
