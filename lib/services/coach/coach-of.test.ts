import { describe, expect, it } from 'vitest'
import type { CoachStep } from '@/lib/contract/coach'
import type { LogRecord } from '@/lib/contract/logs'
import type { CoachFacts } from './coach-facts'
import { coachOf } from './coach-of'

const DEVICE = '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002'

const record = (given: Partial<LogRecord>): LogRecord => ({
  seq: 1,
  at: '2026-11-21T12:00:00.000Z',
  kind: 'connection',
  outcome: 'allowed',
  companyId: null,
  tenantId: 1,
  deviceId: DEVICE,
  stage: null,
  code: null,
  sentence: 'Connected.',
  mend: null,
  principal: 'Boiler 1',
  clientId: 'boiler-1',
  address: '192.0.2.7',
  listener: null,
  dialect: 'sensocan',
  topic: null,
  payload: null,
  payloadHex: null,
  payloadBytes: null,
  qos: null,
  protocolVersion: 4,
  told: 'CONNACK 0',
  itemIndex: null,
  principalKey: `device:${DEVICE}`,
  receivedAt: null,
  contentType: null,
  isWhole: false,
  replayedAt: null,
  replayedBy: null,
  ...given,
})
const refused = (given: Partial<LogRecord>) =>
  record({ outcome: 'refused', told: 'CONNACK 5', sentence: 'No.', mend: { sentence: 'Mend it.' }, ...given })
const message = (given: Partial<LogRecord>) =>
  record({ kind: 'message', seq: 9, topic: 'tenant/1/device/d', told: 'PUBACK', ...given })

const facts = (given: Partial<CoachFacts> = {}): CoachFacts => ({
  deviceId: DEVICE,
  attempts: [],
  messages: [],
  status: { connectedAt: null, address: null, protocolVersion: null },
  credentials: [{ expiresAt: null }],
  listener: null,
  storedAt: null,
  versions: [4, 5],
  exampleTopic: 'tenant/1/device/d',
  nowMs: Date.parse('2026-11-21T12:00:00Z'),
  ...given,
})

/** `d` done, `x` failed, `.` waiting, in the order of the stages. */
const shape = (steps: readonly CoachStep[]): string =>
  steps.map(({ state }) => ({ done: 'd', failed: 'x', waiting: '.' })[state]).join('')
const stepOf = (steps: readonly CoachStep[], stage: CoachStep['stage']) =>
  steps.find((one) => one.stage === stage)

describe('the coach', () => {
  it('waits for everything of a device of which nothing is known, and says what to publish', () => {
    const steps = coachOf(facts())
    expect(shape(steps)).toBe('.........')
    expect(stepOf(steps, 'publish')?.mend).toBe('Publish to tenant/1/device/d.')
    expect(stepOf(steps, 'version')?.sentence).toBe('The dialect takes MQTT 3.1.1 and 5.')
  })

  it('names what was wrong before of who has to wait for it', () => {
    const wait = refused({ code: 'too-many-attempts', stage: 'connect', seq: 3, sentence: 'Wait 10 s.' })
    const steps = coachOf(
      facts({ attempts: [wait, { ...wait, seq: 2 }, refused({ code: 'wrong-secret', stage: 'auth' })] }),
    )
    expect(shape(steps)).toBe('dddx.....')
    expect(stepOf(steps, 'credential')).toMatchObject({ sentence: 'No. Wait 10 s.', mend: 'Mend it.' })
    expect(shape(coachOf(facts({ attempts: [wait, record({})] })))).toBe('ddx......')
    // The record that is linked is the one with the mend.
    expect(stepOf(steps, 'credential')?.seq).toBe(1)
  })

  it.each([
    ['wrong-secret', 'auth', 'dddx.....'],
    ['credential-expired', 'auth', 'dddx.....'],
    ['device-disabled', 'state', 'ddddx....'],
    ['version-not-accepted', 'connect', 'dddddx...'],
    ['client-id-not-accepted', 'connect', 'ddddddx..'],
    ['clean-session-required', 'connect', 'ddddddx..'],
    ['too-many-attempts', 'connect', 'ddx......'],
  ] as const)(
    'names the stage at which %s stopped it, with its sentence and mend',
    (code, stage, expected) => {
      const steps = coachOf(facts({ attempts: [refused({ code, stage })] }))
      expect(shape(steps)).toBe(expected)
      expect(steps.find(({ state }) => state === 'failed')).toMatchObject({
        sentence: 'No.',
        mend: 'Mend it.',
        at: '2026-11-21T12:00:00.000Z',
      })
      expect(stepOf(steps, 'address')?.sentence).toContain('192.0.2.7')
    },
  )

  it('names the listener of an attempt that was refused, and what mends it', () => {
    const action = { kind: 'show-credentials', credential: 'key' } as const
    const wrong = refused({ code: 'wrong-secret', stage: 'auth', seq: 7, mend: { sentence: 'Key.', action } })
    const over = (listener: string | null) => coachOf(facts({ attempts: [{ ...wrong, listener }] }))
    expect(stepOf(over('wss'), 'tls')?.sentence).toBe('It came by TLS, over wss.')
    expect(stepOf(over('ws'), 'tls')?.sentence).toBe('It came over ws, without TLS.')
    expect(stepOf(over('console'), 'tls')?.sentence).toBe('It came over the address of this console.')
    expect(stepOf(over(null), 'tls')?.sentence).toMatch(/^Where it came by TLS/)
    expect(stepOf(over('ws'), 'credential')).toMatchObject({ seq: 7, action })
    expect(stepOf(over('ws'), 'tls')).toMatchObject({ seq: null, action: null })
  })

  it('goes by the last attempt', () => {
    const wrong = refused({ seq: 1, code: 'wrong-secret', stage: 'auth' })
    const right = record({ seq: 2 })
    expect(shape(coachOf(facts({ attempts: [right, wrong] })))).toBe('ddddddd..')
    expect(shape(coachOf(facts({ attempts: [wrong, right] })))).toBe('dddx.....')
  })

  it('tells a message that was sent to the wrong topic from one whose content was refused', () => {
    const attempts = [record({})]
    const topic = message({
      outcome: 'refused',
      stage: 'acl',
      code: 'publish-out-of-scope',
      sentence: 'Not there.',
    })
    expect(shape(coachOf(facts({ attempts, messages: [topic] })))).toBe('dddddddx.')
    const sensor = message({
      outcome: 'refused',
      stage: 'sensor',
      code: 'unknown-sensor',
      sentence: 'No sensor.',
    })
    const steps = coachOf(facts({ attempts, messages: [sensor] }))
    expect(shape(steps)).toBe('ddddddddx')
    expect(stepOf(steps, 'stored')?.sentence).toBe('No sensor.')
  })

  it('says why nothing is stored of a message that was taken', () => {
    const taken = message({
      sentence: 'Passed on to the subscribers of its namespace; nothing of it is stored.',
    })
    const steps = coachOf(facts({ attempts: [record({})], messages: [taken] }))
    expect(shape(steps)).toBe('dddddddd.')
    expect(stepOf(steps, 'stored')?.sentence).toContain('nothing of it is stored')
  })

  it('is through once a reading is stored, whatever was refused since', () => {
    const bad = message({ outcome: 'refused', stage: 'acl', code: 'publish-out-of-scope' })
    const storedAt = '2026-11-21T12:00:01.000Z'
    expect(shape(coachOf(facts({ attempts: [record({})], messages: [bad], storedAt })))).toBe('ddddddddd')
  })

  it('knows that a device whose records are gone has connected', () => {
    const status = { connectedAt: '2026-11-20T12:00:00.000Z', address: '192.0.2.1', protocolVersion: 5 }
    const steps = coachOf(facts({ status, listener: 'mqtts' }))
    expect(shape(steps)).toBe('ddddddd..')
    expect(stepOf(steps, 'tls')?.sentence).toBe('It came by TLS, over mqtts.')
    expect(stepOf(steps, 'version')?.sentence).toBe('MQTT 5 is taken.')
  })

  it('names the gateway that speaks for it', () => {
    const through = message({ principalKey: 'device:another', principal: 'Gateway 7' })
    const steps = coachOf(facts({ messages: [through] }))
    expect(shape(steps)).toBe('dddddddd.')
    expect(stepOf(steps, 'connect')?.sentence).toBe('Its gateway Gateway 7 speaks for it.')
  })

  it('says that there is no credential, or none that is valid', () => {
    expect(stepOf(coachOf(facts({ credentials: [] })), 'credential')?.mend).toContain('Issue one')
    const over = [{ expiresAt: '2026-11-21T11:59:59.000Z' }]
    expect(stepOf(coachOf(facts({ credentials: over })), 'credential')?.sentence).toContain('expired')
  })
})
