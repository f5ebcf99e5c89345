-- Long work as jobs, and templates of devices and commands.

CREATE TABLE jobs (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
  tenant_id integer REFERENCES tenants (id) ON DELETE CASCADE,
  kind text NOT NULL,
  title text NOT NULL,
  input jsonb NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  total integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  result jsonb,
  failure text,
  is_cancel_asked boolean NOT NULL DEFAULT false,
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  started_at timestamptz(3),
  heartbeat_at timestamptz(6),
  ended_at timestamptz(3)
);
CREATE INDEX jobs_company_id_created_at_idx ON jobs (company_id, created_at DESC);
CREATE INDEX jobs_open_idx ON jobs (created_at) WHERE state IN ('queued', 'running');

-- What of a job failed, each with the row that it was of, so that it can be mended and run again.
CREATE TABLE job_failures (
  job_id uuid NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  row integer NOT NULL,
  "column" text,
  sentence text NOT NULL,
  input jsonb,
  PRIMARY KEY (job_id, row)
);

CREATE TABLE device_templates (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
  name text NOT NULL,
  dialect text NOT NULL,
  tags jsonb NOT NULL DEFAULT '{}',
  sensors jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX device_templates_company_id_name_key ON device_templates (company_id, name);

CREATE TABLE command_templates (
  id uuid PRIMARY KEY,
  tenant_id integer NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  label text NOT NULL,
  name text NOT NULL,
  payload text NOT NULL,
  encoding text NOT NULL DEFAULT 'json' CHECK (encoding IN ('json', 'text')),
  mapping text,
  qos integer NOT NULL DEFAULT 1 CHECK (qos IN (0, 1)),
  parameters jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX command_templates_tenant_id_label_key ON command_templates (tenant_id, label);

-- A command of a job belongs to it; what answered it, where the dialect tells.
ALTER TABLE commands ADD COLUMN job_id uuid REFERENCES jobs (id) ON DELETE SET NULL;
CREATE INDEX commands_job_id_idx ON commands (job_id) WHERE job_id IS NOT NULL;
