-- The list of devices: an index for each of its orders, in one tenant, in one company and over all.
DROP INDEX devices_company_id_name_idx;
DROP INDEX devices_tenant_id_name_idx;
CREATE INDEX devices_name_id_idx ON devices (name, id);
CREATE INDEX devices_company_id_name_id_idx ON devices (company_id, name, id);
CREATE INDEX devices_tenant_id_name_id_idx ON devices (tenant_id, name, id);
CREATE INDEX devices_created_at_id_idx ON devices (created_at, id);
CREATE INDEX devices_company_id_created_at_id_idx ON devices (company_id, created_at, id);
CREATE INDEX devices_tenant_id_created_at_id_idx ON devices (tenant_id, created_at, id);
CREATE INDEX device_status_last_seen_at_device_id_idx ON device_status (last_seen_at, device_id);

-- Its search. Where the server lacks the extension, or we may not create it, names are read one after the other.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX devices_name_trgm_idx ON devices USING gin (name gin_trgm_ops) WITH (fastupdate = off);
  CREATE INDEX devices_external_id_trgm_idx ON devices USING gin (external_id gin_trgm_ops) WITH (fastupdate = off);
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
  RAISE NOTICE 'pg_trgm is not there: the search of devices goes without an index';
END
$$;

-- How many processes took the job up since it last moved on.
ALTER TABLE jobs ADD COLUMN attempts integer NOT NULL DEFAULT 0;
-- An ended job keeps of its input what its file of failed rows and its credentials are made of.
UPDATE jobs SET input = '{}' WHERE ended_at IS NOT NULL AND kind NOT IN ('import-devices', 'rotate-credentials');
