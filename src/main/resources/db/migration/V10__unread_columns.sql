-- Columns that nothing reads.
alter table broker_config drop column earlier_state;
alter table pending_revocation drop column owner;
