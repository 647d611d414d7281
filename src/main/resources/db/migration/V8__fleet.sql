-- Since when a connection is in its stored state: the oldest troubles are found by index.
alter table broker_config add column state_since datetime(6);
update broker_config c set state_since = coalesce(
  (select max(e.happened_at) from connection_event e where e.connection_id = c.id and e.to_state <> e.from_state),
  c.updated_at);
alter table broker_config
  modify column state_since datetime(6) not null,
  add index broker_config_by_state (state, state_since),
  add index broker_config_by_change (state_since);
-- What administrators look for in the log: what happened lately, and when a kind of change happened.
alter table connection_event
  add index connection_event_by_time (happened_at),
  add index connection_event_of_change (change_kind, position);
