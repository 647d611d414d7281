-- How often the broker refused a call for being one too many. What was promised before such a refusal does not count after it.
alter table broker_quota add column pauses int not null default 0;
