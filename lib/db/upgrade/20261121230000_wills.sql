-- What the plain device leaves behind when it goes.

INSERT INTO mqtt_wills (id, key, principal, company_id, tenant_id, device_id, client_id, protocol_version, address,
                        listener, topic, root, payload, qos, is_retained, delay_seconds)
  VALUES (2000, 'device:00000000-0000-4000-8000-000000000011:reader', '{{principal}}', '00000000-0000-4000-8000-000000000001', 7, '00000000-0000-4000-8000-000000000011', 'reader', 5, '192.0.2.7',
          'mqtt', 'line/gone', '$plain/7', 'gone', 1, false, 3600);
