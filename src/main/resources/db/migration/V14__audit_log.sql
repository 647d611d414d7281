-- The verification of the event log, in one row: up to which position events were deleted by retention (start) and
-- verified, and the last runs. Positions have no gaps, so a missing position is a missing event, of whichever
-- connection. The checkpoint seals both positions with a digest of all events up to each, and the number of anchors;
-- it is null until the first run.
create table audit_log (
  id                uuid   not null primary key,
  start_position    bigint not null,
  start_at          datetime(6),
  verified_position bigint not null,
  checkpoint_sealed varchar(1024) character set ascii collate ascii_nopad_bin,
  verified_at       datetime(6),
  requested_at      datetime(6),
  full_started_at   datetime(6),
  full_position     bigint not null default 0,
  full_verified_at  datetime(6),
  full_events       bigint not null default 0,
  lease_claim       uuid,
  lease_until       datetime(6),
  -- the id of the key that sealed the checkpoint, by which key rotation finds it; null while it is malformed
  checkpoint_sealed_key_id bigint as (if(
    left(checkpoint_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(checkpoint_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  index audit_log_by_checkpoint_key (checkpoint_sealed_key_id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

insert into audit_log (id, start_position, start_at, verified_position)
  select '00000000-0000-0000-0000-000000000001', first.position, first.at, first.position
  from (select coalesce((select min(e.position) - 1 from connection_event e), p.position) as position,
          if(exists (select 1 from event_anchor), (select min(e.happened_at) from connection_event e), null) as at
        from event_position p where p.id = 1) as first;

-- What a verification found. The id is a hash of the rest, so a fault that is found again is stored once.
create table audit_fault (
  id             uuid        not null primary key,
  kind           varchar(16) character set ascii collate ascii_nopad_bin not null,
  connection_id  uuid,
  sequence       bigint,
  first_position bigint,
  last_position  bigint,
  found_at       datetime(6) not null,
  index audit_fault_by_time (found_at)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Anchors of connections of which nothing is left.
delete from event_anchor where not exists (select 1 from broker_config c where c.id = event_anchor.connection_id)
  and not exists (select 1 from connection_event e where e.connection_id = event_anchor.connection_id);
