-- The random number of the write that set the bucket's state, by which a node knows whether its conditional write was
-- the one that changed the row. A release before this one writes none.
alter table broker_quota add column claim bigint;
