-- Columns that nothing reads.
alter table broker_config drop column earlier_state;
alter table pending_revocation drop column owner;
alter table key_canary drop column created_at;
alter table broker_session drop column public_token_sealed, drop column enc_token_sealed;
