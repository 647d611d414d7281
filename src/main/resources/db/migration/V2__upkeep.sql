-- What upkeep has to find quickly: each "…_at" is null when nothing is due.
alter table broker_session
  change column version token_version bigint not null,
  add column renew_at      datetime(6),
  add column check_at      datetime(6),
  add column warn_at       datetime(6),
  add column failures      int not null default 0,
  add column trouble_since datetime(6),
  add column lease_owner   uuid,
  add column lease_until   datetime(6),
  add index broker_session_to_renew (renew_at),
  add index broker_session_to_check (check_at),
  add index broker_session_to_warn (warn_at),
  add index broker_session_by_end (expires_at);

-- Each event's hash covers the hash of the event before. No release wrote events without one, so the log starts anew.
delete from connection_event;
update broker_config set event_sequence = 0;
alter table connection_event add column hash char(64) character set ascii not null;
alter table broker_config add column event_hash char(64) character set ascii;

-- Where a connection's chain begins once its oldest events were cleaned up.
create table event_anchor (
  connection_id uuid     not null primary key,
  sequence      bigint   not null,
  hash          char(64) character set ascii not null
);
