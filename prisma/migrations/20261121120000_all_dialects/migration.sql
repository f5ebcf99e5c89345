-- All dialects: gateways and devices that registered themselves, credentials of a tenant, raw command payloads, and
-- what replay needs of a refused message.

ALTER TABLE devices
  ADD COLUMN gateways text[] NOT NULL DEFAULT '{}',
  ADD COLUMN is_new boolean NOT NULL DEFAULT false;
CREATE INDEX devices_new_idx ON devices (company_id) WHERE is_new;

ALTER TABLE credentials
  ADD COLUMN tenant_id integer REFERENCES tenants (id) ON DELETE CASCADE,
  ADD COLUMN label text,
  ADD COLUMN last_four text;
ALTER TABLE credentials DROP CONSTRAINT credentials_check;
-- A device's, a user's (of a plain one the tenant says whose namespace), an API token's, or a tenant's own.
ALTER TABLE credentials ADD CONSTRAINT credentials_owner_check CHECK (
  num_nonnulls(device_id, user_id, api_token_id) = 1
  OR (num_nonnulls(device_id, user_id, api_token_id) = 0 AND tenant_id IS NOT NULL)
);
CREATE INDEX credentials_tenant_id_idx ON credentials (tenant_id);
UPDATE credentials SET kind = 'api-token' WHERE api_token_id IS NOT NULL;

ALTER TABLE commands
  ADD COLUMN encoding text NOT NULL DEFAULT 'json' CHECK (encoding IN ('json', 'text', 'base64'));

ALTER TABLE live_log
  ADD COLUMN principal_key text,
  ADD COLUMN received_at bigint,
  ADD COLUMN content_type text,
  ADD COLUMN is_whole boolean NOT NULL DEFAULT false,
  ADD COLUMN replayed_at timestamptz(3),
  ADD COLUMN replayed_by text;
