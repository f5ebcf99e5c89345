-- A job that ended with a row that failed, the command that it queued, and templates.

INSERT INTO jobs (id, company_id, tenant_id, kind, title, input, state, total, done, failed, actor_kind, actor_id, created_by, started_at, ended_at)
  VALUES ('00000000-0000-4000-8000-000000000080', '00000000-0000-4000-8000-000000000001', 7, 'import-devices', 'Import', '{"rows": []}', 'done', 2, 1, 1, 'system', 'test', 'test', now(), now());
INSERT INTO job_failures (job_id, row, "column", sentence, input)
  VALUES ('00000000-0000-4000-8000-000000000080', 2, 'name', 'The name is taken.', '{"name": "Source"}');
INSERT INTO commands (id, company_id, tenant_id, device_id, name, payload, encoding, qos, created_by, expires_at, job_id)
  VALUES ('00000000-0000-4000-8000-000000000071', '00000000-0000-4000-8000-000000000001', 7, '00000000-0000-4000-8000-000000000010', 'line/oven/reset', '"now"', 'text', 1, 'test', '2100-01-01T00:00:00Z', '00000000-0000-4000-8000-000000000080');
INSERT INTO device_templates (id, company_id, name, dialect, sensors)
  VALUES ('00000000-0000-4000-8000-000000000081', '00000000-0000-4000-8000-000000000001', 'Oven', 'sensocan', '[]');
INSERT INTO command_templates (id, tenant_id, label, name, payload)
  VALUES ('00000000-0000-4000-8000-000000000082', 7, 'Reset', 'reset', '1');
