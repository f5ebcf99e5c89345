-- Which listener the connection came by (mqtt, mqtts, ws, wss, console, lab); none is known of what was recorded before.
ALTER TABLE live_log ADD COLUMN listener text;
