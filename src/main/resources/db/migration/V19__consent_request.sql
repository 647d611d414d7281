-- The redirect address and the PKCE code verifier (RFC 7636) that the consent page of an attempt got: the exchange of
-- its code sends the same. The address is null for attempts of an earlier release, the verifier for brokers without
-- PKCE. The key id as in V16.
alter table connect_attempt
  add column redirect_uri varchar(512) character set utf8mb4 collate utf8mb4_nopad_bin,
  add column pkce_verifier_sealed varchar(512) character set ascii collate ascii_nopad_bin,
  add column pkce_verifier_sealed_key_id bigint as (if(
    left(pkce_verifier_sealed, 8) regexp '^[A-Za-z0-9_-]{8}$', conv(hex(substr(from_base64(
    replace(replace(left(pkce_verifier_sealed, 8), '-', '+'), '_', '/')), 2, 4)), 16, 10), null)) persistent invisible,
  add index connect_attempt_by_pkce_verifier_key (pkce_verifier_sealed_key_id);
