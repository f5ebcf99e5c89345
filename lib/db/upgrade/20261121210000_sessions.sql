-- The plain device's session, with a message that waits for it, one that it has not released, and one that is retained.

INSERT INTO mqtt_sessions (id, key, principal, company_id, tenant_id, device_id, client_id, expiry_seconds, expires_at)
  VALUES (1000, 'device:00000000-0000-4000-8000-000000000011:reader', '{{principal}}', '00000000-0000-4000-8000-000000000001', 7, '00000000-0000-4000-8000-000000000011', 'reader', 3600, '2100-01-01T00:00:00Z');
INSERT INTO mqtt_subscriptions (session_id, filter, options) VALUES (1000, '$plain/7/line/#', '{"qos": 1}');
INSERT INTO mqtt_queue (session_id, id, topic, payload, qos, is_retained, sender)
  VALUES (1000, 1001, '$plain/7/line/a', 'waited', 1, false, 'test');
INSERT INTO mqtt_received (session_id, packet_id) VALUES (1000, 7);
INSERT INTO mqtt_retained (topic, root, tenant_id, payload, qos, writer)
  VALUES ('$plain/7/state', '$plain/7', 7, 'kept', 1, '{{principal}}');
