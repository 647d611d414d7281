-- Fingerprints (SHA-256) of the tokens of a live session: a revocation skips tokens that any session holds, without
-- opening one. Null for sessions stored by an earlier release, until their tokens are next replaced.
alter table broker_session
  add column access_fingerprint  char(64) character set ascii collate ascii_nopad_bin,
  add column refresh_fingerprint char(64) character set ascii collate ascii_nopad_bin,
  add index broker_session_by_access (access_fingerprint),
  add index broker_session_by_refresh (refresh_fingerprint);

-- Until when one node sends a revocation alone.
alter table pending_revocation add column claimed_until datetime(6);
