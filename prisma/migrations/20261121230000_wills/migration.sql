-- Wills outlive the broker, and retained messages are kept in the order in which they were decided.

-- One row a connection that left a will, until that is published or taken back. It is a connection's, not a session's:
-- a clean one may leave a will too.
CREATE TABLE mqtt_wills (
  id bigint PRIMARY KEY,
  -- Of the session.
  key text NOT NULL,
  principal json NOT NULL,
  company_id uuid REFERENCES companies (id) ON DELETE CASCADE,
  tenant_id integer REFERENCES tenants (id) ON DELETE CASCADE,
  device_id uuid REFERENCES devices (id) ON DELETE CASCADE,
  client_id text NOT NULL,
  protocol_version smallint NOT NULL,
  address text NOT NULL,
  listener text NOT NULL,
  -- As its client spells it, without what stands before it inside the broker.
  topic text NOT NULL,
  root text NOT NULL,
  payload bytea NOT NULL,
  qos smallint NOT NULL,
  is_retained boolean NOT NULL,
  properties json,
  -- Of the will, or of the session where that is over sooner.
  delay_seconds integer NOT NULL,
  -- None while its client is connected.
  due_at_ms bigint
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);
CREATE INDEX mqtt_wills_company_id_idx ON mqtt_wills (company_id);
CREATE INDEX mqtt_wills_tenant_id_idx ON mqtt_wills (tenant_id);
CREATE INDEX mqtt_wills_device_id_idx ON mqtt_wills (device_id);

-- Grows with each change. The messages of a device go by one database connection, and changes to one topic may come by
-- two: the one that was decided later stands, and an empty payload holds the place of what was taken away meanwhile.
ALTER TABLE mqtt_retained ADD COLUMN seq bigint NOT NULL DEFAULT 0;
