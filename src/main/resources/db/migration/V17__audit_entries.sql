-- From where a change was made: the client's address; null for changes that no request made, and for those before this
-- release. The hash of an event covers it where it is present.
alter table connection_event add column origin varchar(45) character set ascii collate ascii_nopad_bin;

-- What administrators do and read, and what happens to keys and secrets. Append only. Each hash covers the entry and
-- the hash before it, so the entries form one chain, whose end is in audit_head.
create table audit_entry (
  position      bigint       not null primary key,
  happened_at   datetime(6)  not null,
  action        varchar(32)  character set ascii collate ascii_nopad_bin not null,
  actor         varchar(255) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  origin        varchar(45)  character set ascii collate ascii_nopad_bin,
  person        varchar(255) character set utf8mb4 collate utf8mb4_nopad_bin,
  connection_id uuid,
  outcome       varchar(64)  character set ascii collate ascii_nopad_bin not null,
  detail        varchar(500) character set utf8mb4 collate utf8mb4_nopad_bin,
  hash          char(64)     character set ascii collate ascii_nopad_bin not null,
  index audit_entry_of_person (person, position)
) character set utf8mb4 collate utf8mb4_nopad_bin;

-- Whoever appends an entry holds this row until commit, so positions have no gap and the chain no fork.
create table audit_head (
  id       tinyint  not null primary key,
  position bigint   not null,
  hash     char(64) character set ascii collate ascii_nopad_bin
) character set utf8mb4 collate utf8mb4_nopad_bin;
insert into audit_head (id, position, hash) values (1, 0, null);
