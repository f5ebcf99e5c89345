import type { LogRecord } from '@/lib/contract/logs'

/** A record for tests: an accepted message, but for what is given. */
export const logRecord = (given: Partial<LogRecord> = {}): LogRecord => ({
  seq: 1,
  at: '2026-11-21T12:00:00.000Z',
  kind: 'message',
  outcome: 'allowed',
  companyId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0001',
  tenantId: 1,
  deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002',
  stage: null,
  code: null,
  sentence: 'Accepted.',
  mend: null,
  principal: 'Boiler 1',
  clientId: 'boiler-1',
  address: '127.0.0.1',
  dialect: 'sensocan',
  topic: 'tenant/1/device/d/sensor/temp',
  payload: '{"value":1}',
  payloadHex: null,
  payloadBytes: 11,
  qos: 1,
  protocolVersion: 4,
  told: 'PUBACK',
  itemIndex: null,
  ...given,
})
