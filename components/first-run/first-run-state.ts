import type { LogRecord } from '@/lib/contract/logs'

export type StepState = 'done' | 'next' | 'later'

export interface FirstRunFacts {
  readonly hasCompany: boolean
  readonly hasTenant: boolean
  readonly hasDevice: boolean
  readonly hasConnected: boolean
  readonly hasReading: boolean
}

/** Done, the one to do now, and those after it. A later fact proves the earlier steps. */
export function stepStates(facts: FirstRunFacts): readonly StepState[] {
  const done = [facts.hasCompany, facts.hasTenant, facts.hasDevice, facts.hasConnected, facts.hasReading]
  const last = done.lastIndexOf(true)
  return done.map((_, index) => (index <= last ? 'done' : index === last + 1 ? 'next' : 'later'))
}

/** The newest refusal that can be this device's: its own, or one whose sender nobody knows. */
export function tellingRefusal(
  records: readonly LogRecord[],
  device: { readonly id: string; readonly createdAt: string },
): LogRecord | undefined {
  const since = Date.parse(device.createdAt)
  return records.find(
    (record) =>
      record.outcome === 'refused' &&
      Date.parse(record.at) >= since &&
      (record.deviceId === device.id || (record.deviceId === null && record.kind === 'connection')),
  )
}
