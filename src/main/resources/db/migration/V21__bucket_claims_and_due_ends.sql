-- The random number of the write that set the bucket's state, by which a node knows whether its conditional write was
-- the one that changed the row. A release before this one writes none.
alter table broker_quota add column claim bigint;

-- When a session with an access token and without a refresh token ends; null for all others, so that a sweep for ends
-- does not read the sessions that ended before.
alter table broker_session
  add column due_ends datetime(6) as (if(access_token_sealed is null or refresh_token_sealed is not null, null,
    expires_at)) persistent invisible,
  add index broker_session_by_due_end (due_ends);
