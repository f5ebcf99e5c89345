-- What a database of the first version holds: a row of each table, and more where the kinds differ.

INSERT INTO companies (id, name) VALUES ('00000000-0000-4000-8000-000000000001', 'Old');
INSERT INTO tenants (id, uuid, company_id, name, application, thingscale_id, settings)
  VALUES (7, '00000000-0000-4000-8000-000000000007', '00000000-0000-4000-8000-000000000001', 'Old', 'old', 'UABC123', '{"sensocanCommands": true}');
SELECT setval('tenants_id_seq', 7);
INSERT INTO devices (id, company_id, tenant_id, name, external_id, dialect, tags)
  VALUES ('00000000-0000-4000-8000-000000000010', '00000000-0000-4000-8000-000000000001', 7, 'Source', 'source', 'capture', '{"site": "north"}');
INSERT INTO device_status (device_id, is_online, connected_at, client_id)
  VALUES ('00000000-0000-4000-8000-000000000010', true, '2026-11-01T00:00:00Z', 'source');
INSERT INTO sensors (id, series, device_id, slug, name, connection, measurement, key, unit, type) VALUES
  ('00000000-0000-4000-8000-000000000020', 1, '00000000-0000-4000-8000-000000000010', 'Line.Oven.Temp', 'Oven', 'line', 'oven', 'temp', '°C', 'number'),
  ('00000000-0000-4000-8000-000000000021', 2, '00000000-0000-4000-8000-000000000010', NULL, NULL, 'line', 'oven', 'state', NULL, 'string');
SELECT setval('sensors_series_seq', 2);
INSERT INTO readings (series, ts, received_at, kind, num, txt) VALUES
  (1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', 'n', 21.5, NULL),
  (1, '2026-01-01T00:01:00Z', '2026-01-01T00:01:01Z', 'n', 22.5, NULL),
  (2, '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', 's', NULL, 'hot');
INSERT INTO users (id, username) VALUES ('00000000-0000-4000-8000-000000000030', 'old.user');
INSERT INTO memberships (id, user_id, company_id, role, all_tenants)
  VALUES ('00000000-0000-4000-8000-000000000031', '00000000-0000-4000-8000-000000000030', '00000000-0000-4000-8000-000000000001', 'viewer', false);
INSERT INTO membership_tenants (membership_id, tenant_id) VALUES ('00000000-0000-4000-8000-000000000031', 7);
INSERT INTO api_tokens (id, company_id, name, scopes, prefix, last_four, created_by)
  VALUES ('00000000-0000-4000-8000-000000000040', '00000000-0000-4000-8000-000000000001', 'Old token', '{read:telemetry}', 'sbx_api_', 'abcd', 'test');
INSERT INTO credentials (id, kind, name, secret_hash, device_id, user_id, api_token_id, created_by) VALUES
  ('00000000-0000-4000-8000-000000000050', 'password', 'dev-old', '{{device secret}}', '00000000-0000-4000-8000-000000000010', NULL, NULL, 'test'),
  ('00000000-0000-4000-8000-000000000051', 'password', 'old.user', 'argon2', NULL, '00000000-0000-4000-8000-000000000030', NULL, 'test'),
  ('00000000-0000-4000-8000-000000000052', 'api-key', '00000000-0000-4000-8000-000000000040', '{{token secret}}', NULL, NULL, '00000000-0000-4000-8000-000000000040', 'test');
INSERT INTO console_sessions (id, user_id, expires_at, address, user_agent)
  VALUES ('00000000-0000-4000-8000-000000000060', '00000000-0000-4000-8000-000000000030', '2100-01-01T00:00:00Z', '127.0.0.1', 'test');
INSERT INTO console_tickets (secret_hash, session_id, company_id, expires_at)
  VALUES ('ticket', '00000000-0000-4000-8000-000000000060', '00000000-0000-4000-8000-000000000001', '2100-01-01T00:00:00Z');
INSERT INTO commands (id, company_id, tenant_id, device_id, name, payload, qos, created_by, expires_at)
  VALUES ('00000000-0000-4000-8000-000000000070', '00000000-0000-4000-8000-000000000001', 7, '00000000-0000-4000-8000-000000000010', 'line/oven/setpoint', '{"a": 1}', 1, 'test', '2100-01-01T00:00:00Z');
INSERT INTO live_log (seq, company_id, tenant_id, device_id, kind, outcome, stage, code, sentence, principal, topic, payload)
  VALUES (1767225600000000, '00000000-0000-4000-8000-000000000001', 7, '00000000-0000-4000-8000-000000000010', 'message', 'refused', 'parse', 'bad-json', 'Refused.', 'Source', 'v1/x', 'x');
INSERT INTO live_log_suppressed (device_id, day, count) VALUES ('00000000-0000-4000-8000-000000000010', '2026-01-01', 3);
INSERT INTO audit (actor_kind, actor_id, actor_name, company_id, tenant_id, verb, subject_kind, subject_id, subject_name, changes)
  VALUES ('system', 'test', 'test', '00000000-0000-4000-8000-000000000001', 7, 'device.create', 'device', '00000000-0000-4000-8000-000000000010', 'Source', '{}');
UPDATE change_head SET version = 1;
INSERT INTO changes (version, notice)
  VALUES (1, '{"subject": "device", "id": "00000000-0000-4000-8000-000000000010"}');
