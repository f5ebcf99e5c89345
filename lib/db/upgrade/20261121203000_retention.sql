UPDATE tenants SET readings_kept_days = 3650, logs_kept_days = 3650 WHERE id = 7;
INSERT INTO retention_runs (tenant_id, started_at, ended_at, logs_before, readings, logs)
  VALUES (7, '2026-11-01T00:00:00Z', '2026-11-01T00:00:01Z', '2016-11-01T00:00:00Z', 5, 6);
