-- When a callback from a browser that did not start the attempt was recorded; null if there was none. Later ones write
-- nothing, because anybody can send them.
alter table connect_attempt add column refused_at datetime(6);

-- The open attempts of a person are counted when one begins.
alter table connect_attempt add index connect_attempt_of_owner (owner, expires_at);
