-- A plain device, which a gateway speaks for; the account's own token; a message kept whole.

INSERT INTO devices (id, company_id, tenant_id, name, external_id, dialect, gateways, is_new)
  VALUES ('00000000-0000-4000-8000-000000000011', '00000000-0000-4000-8000-000000000001', 7, 'Home-made', 'home-made', 'plain', '{gateway}', true);
INSERT INTO credentials (id, kind, name, secret_hash, device_id, tenant_id, label, last_four, created_by) VALUES
  ('00000000-0000-4000-8000-000000000053', 'plain', 'plain-old', '{{plain secret}}', '00000000-0000-4000-8000-000000000011', NULL, 'bench', 'wxyz', 'test'),
  ('00000000-0000-4000-8000-000000000054', 'device-token', NULL, '{{account secret}}', NULL, 7, NULL, 'stuv', 'test');
INSERT INTO live_log (seq, company_id, tenant_id, device_id, kind, outcome, sentence, principal, topic, payload, is_whole, received_at)
  VALUES (1767225600000001, '00000000-0000-4000-8000-000000000001', 7, '00000000-0000-4000-8000-000000000011', 'message', 'refused', 'Refused too.', 'Home-made', 'a/b', 'y', true, 1767225600000001);
