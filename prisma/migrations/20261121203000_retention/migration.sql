-- How long a tenant's readings (null: for ever) and Live Logs are kept, and what the last run of the worker took away.

ALTER TABLE tenants
  ADD COLUMN readings_kept_days integer CHECK (readings_kept_days > 0),
  ADD COLUMN logs_kept_days integer NOT NULL DEFAULT 30 CHECK (logs_kept_days > 0);

-- One row a tenant: its last run, or the one that goes on. Tenant 0 stands for records that are of no tenant.
CREATE TABLE retention_runs (
  tenant_id integer PRIMARY KEY,
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  readings_before timestamptz(3),
  logs_before timestamptz(3) NOT NULL,
  readings bigint NOT NULL DEFAULT 0,
  logs bigint NOT NULL DEFAULT 0
);
CREATE INDEX live_log_no_tenant_idx ON live_log (seq) WHERE tenant_id IS NULL;
