-- Durable MQTT sessions: what they listen to, what waits for them, and retained messages.

-- One row a beginning of a session: whoever starts clean gets a new id, so that nothing of the old one can reach it.
CREATE TABLE mqtt_sessions (
  id bigint PRIMARY KEY,
  key text NOT NULL UNIQUE,
  principal json NOT NULL,
  company_id uuid REFERENCES companies (id) ON DELETE CASCADE,
  tenant_id integer REFERENCES tenants (id) ON DELETE CASCADE,
  device_id uuid REFERENCES devices (id) ON DELETE CASCADE,
  client_id text NOT NULL,
  expiry_seconds integer NOT NULL,
  -- None while it is connected.
  expires_at timestamptz(3)
);
CREATE INDEX mqtt_sessions_company_id_idx ON mqtt_sessions (company_id);
CREATE INDEX mqtt_sessions_tenant_id_idx ON mqtt_sessions (tenant_id);
CREATE INDEX mqtt_sessions_device_id_idx ON mqtt_sessions (device_id);

-- Filters as they are routed, with their options (MQTT 5).
CREATE TABLE mqtt_subscriptions (
  session_id bigint NOT NULL REFERENCES mqtt_sessions (id) ON DELETE CASCADE,
  filter text NOT NULL,
  options json NOT NULL,
  PRIMARY KEY (session_id, filter)
);

-- What waits for a session. No foreign key: it is written with every message, and what outlives its session is swept at
-- the start. A released QoS 2 message is only its packet id.
CREATE TABLE mqtt_queue (
  session_id bigint NOT NULL,
  id bigint NOT NULL,
  topic text NOT NULL,
  payload bytea NOT NULL,
  qos smallint NOT NULL,
  is_retained boolean NOT NULL,
  properties json,
  sender text NOT NULL,
  expires_at_ms bigint,
  packet_id integer,
  is_released boolean NOT NULL DEFAULT false,
  PRIMARY KEY (session_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);

-- QoS 2 messages that are stored and not yet released by their client.
CREATE TABLE mqtt_received (
  session_id bigint NOT NULL,
  packet_id integer NOT NULL,
  PRIMARY KEY (session_id, packet_id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);

CREATE TABLE mqtt_retained (
  topic text PRIMARY KEY,
  root text NOT NULL,
  tenant_id integer NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  payload bytea NOT NULL,
  qos smallint NOT NULL,
  properties json,
  expires_at_ms bigint,
  -- Who wrote it: the message goes when its writer does.
  writer json NOT NULL
);
CREATE INDEX mqtt_retained_root_idx ON mqtt_retained (root);
CREATE INDEX mqtt_retained_tenant_id_idx ON mqtt_retained (tenant_id);
