comment on table identity_vault is '身份库: who spoke, encrypted with a key that is kept outside the database; phone_hash is keyed, for searching by a whole number. What is sealed is sealed anew under a newer key, corrected at the submitter''s wish, or erased; rows stay.';
grant update (sealed, phone_hash) on identity_vault to lianxin_app;
