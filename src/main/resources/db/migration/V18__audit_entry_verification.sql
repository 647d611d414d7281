-- The verification and the retention of the administration log (audit_entry), in one row: up to which position entries
-- were deleted by retention (start) and verified. The checkpoint seals both positions with the hash of the entry there;
-- it is null until the first run. Each hash covers all entries before it.
create table audit_entry_log (
  id                uuid   not null primary key,
  start_position    bigint not null,
  start_hash        char(64)      character set ascii collate ascii_nopad_bin,
  verified_position bigint not null,
  checkpoint_sealed varchar(1024) character set ascii collate ascii_nopad_bin,
  verified_at       datetime(6),
  full_verified_at  datetime(6),
  -- the id of the key that sealed the checkpoint, by which key rotation finds it; null while it is malformed
  checkpoint_sealed_key_id bigint as (if(
    left(checkpoint_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(checkpoint_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  index audit_entry_log_by_checkpoint_key (checkpoint_sealed_key_id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

-- faults of both logs are in one table
alter table audit_fault add column of_entries boolean not null default false;

insert into audit_entry_log (id, start_position, verified_position)
  values ('00000000-0000-0000-0000-000000000001', 0, 0);

