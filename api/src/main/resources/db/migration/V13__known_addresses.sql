-- From where an account has signed in lately: others' failures elsewhere do not make its owner wait
-- there. Only of keys that are account and network address together.
ALTER TABLE sign_in_attempt ADD COLUMN known_at timestamptz;
