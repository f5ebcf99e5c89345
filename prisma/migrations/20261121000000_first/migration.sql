-- People and things.

CREATE TABLE companies (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX companies_name_key ON companies (name);

CREATE TABLE tenants (
  id serial PRIMARY KEY,
  uuid uuid NOT NULL,
  company_id uuid NOT NULL REFERENCES companies (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name text NOT NULL,
  application text NOT NULL,
  thingscale_id text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  settings jsonb NOT NULL DEFAULT '{}',
  limits jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX tenants_uuid_key ON tenants (uuid);
CREATE UNIQUE INDEX tenants_application_key ON tenants (application);
CREATE UNIQUE INDEX tenants_thingscale_id_key ON tenants (thingscale_id);
CREATE UNIQUE INDEX tenants_company_id_name_key ON tenants (company_id, name);

CREATE TABLE devices (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES companies (id) ON DELETE CASCADE ON UPDATE CASCADE,
  tenant_id integer NOT NULL REFERENCES tenants (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name text NOT NULL,
  external_id text NOT NULL,
  dialect text NOT NULL,
  status text NOT NULL DEFAULT 'enabled' CHECK (status IN ('enabled', 'disabled', 'suspended')),
  tags jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX devices_tenant_id_external_id_key ON devices (tenant_id, external_id);
CREATE INDEX devices_company_id_name_idx ON devices (company_id, name);
CREATE INDEX devices_tenant_id_name_idx ON devices (tenant_id, name);
-- A Capture source is named by its company, without a tenant: v1/sources/{source}, v1/raw/{company}/{source}.
CREATE UNIQUE INDEX devices_capture_source_key ON devices (company_id, external_id) WHERE dialect = 'capture';

CREATE TABLE device_status (
  device_id uuid PRIMARY KEY REFERENCES devices (id) ON DELETE CASCADE ON UPDATE CASCADE,
  is_online boolean NOT NULL DEFAULT false,
  connected_at timestamptz(3),
  disconnected_at timestamptz(3),
  last_seen_at timestamptz(3),
  address text,
  client_id text,
  protocol_version integer,
  disconnect_reason text
);

CREATE TABLE sensors (
  id uuid PRIMARY KEY,
  series bigserial NOT NULL,
  device_id uuid NOT NULL REFERENCES devices (id) ON DELETE CASCADE ON UPDATE CASCADE,
  slug text,
  aliases text[] DEFAULT ARRAY[]::text[],
  name text,
  connection text NOT NULL,
  measurement text NOT NULL,
  key text NOT NULL,
  unit text,
  type text NOT NULL DEFAULT 'number',
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX sensors_series_key ON sensors (series);
CREATE UNIQUE INDEX sensors_device_id_connection_measurement_key_key ON sensors (device_id, connection, measurement, key);
CREATE UNIQUE INDEX sensors_device_id_slug_key ON sensors (device_id, slug);

CREATE TABLE users (
  id uuid PRIMARY KEY,
  username text NOT NULL,
  is_platform_admin boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  epoch integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX users_username_key ON users (username);

CREATE TABLE memberships (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  company_id uuid NOT NULL REFERENCES companies (id) ON DELETE CASCADE ON UPDATE CASCADE,
  role text NOT NULL,
  all_tenants boolean NOT NULL
);
CREATE UNIQUE INDEX memberships_user_id_company_id_key ON memberships (user_id, company_id);

CREATE TABLE membership_tenants (
  membership_id uuid NOT NULL REFERENCES memberships (id) ON DELETE CASCADE ON UPDATE CASCADE,
  tenant_id integer NOT NULL REFERENCES tenants (id) ON DELETE CASCADE ON UPDATE CASCADE,
  PRIMARY KEY (membership_id, tenant_id)
);

CREATE TABLE api_tokens (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES companies (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name text NOT NULL,
  scopes text[],
  prefix text NOT NULL,
  last_four text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamptz(3)
);

CREATE TABLE credentials (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  name text,
  secret_hash text NOT NULL,
  device_id uuid REFERENCES devices (id) ON DELETE CASCADE ON UPDATE CASCADE,
  user_id uuid REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  api_token_id uuid REFERENCES api_tokens (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_used_at timestamptz(3),
  expires_at timestamptz(3),
  CHECK (num_nonnulls(device_id, user_id, api_token_id) = 1)
);
CREATE INDEX credentials_name_idx ON credentials (name);
CREATE INDEX credentials_secret_hash_idx ON credentials (secret_hash);
CREATE INDEX credentials_device_id_idx ON credentials (device_id);
CREATE INDEX credentials_user_id_idx ON credentials (user_id);

CREATE TABLE console_sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_seen_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamptz(3) NOT NULL,
  address text NOT NULL,
  user_agent text NOT NULL
);

CREATE TABLE console_tickets (
  secret_hash text PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES console_sessions (id) ON DELETE CASCADE ON UPDATE CASCADE,
  company_id uuid NOT NULL,
  expires_at timestamptz(3) NOT NULL
);

CREATE TABLE commands (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL,
  tenant_id integer NOT NULL,
  device_id uuid NOT NULL REFERENCES devices (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name text NOT NULL,
  payload json NOT NULL,
  mapping text,
  qos integer NOT NULL,
  state text NOT NULL DEFAULT 'queued',
  failure text,
  created_by text NOT NULL,
  queued_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  sent_at timestamptz(3),
  delivered_at timestamptz(3),
  answered_at timestamptz(3),
  failed_at timestamptz(3),
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX commands_device_id_queued_at_idx ON commands (device_id, queued_at DESC);
-- What may still expire; the word of the query in lib/services/commands/expire-commands.ts.
CREATE INDEX commands_open_idx ON commands (expires_at) WHERE state = 'queued' OR (state = 'sent' AND qos > 0);

-- What happened.

CREATE TABLE live_log (
  seq bigint PRIMARY KEY,
  company_id uuid,
  tenant_id integer,
  device_id uuid,
  kind text NOT NULL,
  outcome text NOT NULL,
  stage text,
  code text,
  sentence text NOT NULL,
  mend json,
  principal text NOT NULL,
  client_id text,
  address text,
  dialect text,
  topic text,
  payload bytea,
  payload_bytes integer,
  qos integer,
  protocol_version integer,
  told text,
  item_index integer
);
CREATE INDEX live_log_device_id_seq_idx ON live_log (device_id, seq DESC);
CREATE INDEX live_log_tenant_id_seq_idx ON live_log (tenant_id, seq DESC);
CREATE INDEX live_log_company_id_seq_idx ON live_log (company_id, seq DESC);

CREATE TABLE live_log_suppressed (
  device_id uuid NOT NULL,
  day date NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (device_id, day)
);

CREATE TABLE audit (
  id bigserial PRIMARY KEY,
  at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  company_id uuid,
  tenant_id integer,
  verb text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  subject_name text NOT NULL,
  changes jsonb NOT NULL,
  address text,
  request_id text
);
CREATE INDEX audit_company_id_id_idx ON audit (company_id, id DESC);
CREATE INDEX audit_subject_id_id_idx ON audit (subject_id, id DESC);

-- What changed, in order. The row lock on the head serializes writers, so a version that is visible has none missing before it.

CREATE TABLE change_head (
  "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
  version bigint NOT NULL
);
INSERT INTO change_head (version) VALUES (0);

CREATE TABLE changes (
  version bigint PRIMARY KEY,
  at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  notice jsonb NOT NULL
);

-- Readings: one row a value. kind: n number, b boolean (num 0 or 1), s string (txt), j JSON (txt).
-- txt of a number is its exact text where a double cannot hold it; tags is JSON text. Text, since jsonb cannot hold U+0000.
-- Months are attached by lib/telemetry.

CREATE TABLE readings (
  series bigint NOT NULL,
  ts timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  kind "char" NOT NULL,
  num double precision,
  txt text,
  tags text,
  PRIMARY KEY (series, ts)
) PARTITION BY RANGE (ts);
CREATE TABLE readings_default PARTITION OF readings DEFAULT;

-- Microseconds since the Unix epoch, both ways and exact: extract() is numeric since PostgreSQL 14.
CREATE FUNCTION micros(at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (extract(epoch FROM at) * 1000000)::bigint;
CREATE FUNCTION at_micros(micros bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN timestamptz '1970-01-01 00:00:00Z' + micros * interval '1 microsecond';
