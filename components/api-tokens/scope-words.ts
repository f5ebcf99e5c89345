import type { Permission } from '@/lib/core/roles'

export const scopeWords: Readonly<Record<Permission, string>> = {
  'read:telemetry': 'Read values and history, and subscribe to v1/raw/…',
  'read:logs': 'Read Live Logs and connections, and subscribe to v1/logs/…',
  'send:commands': 'Send commands to devices',
  provision: 'Create, change and delete devices, sensors and credentials',
  admin: 'Tenants, users, API tokens and audit',
}
