import { describe, expect, it } from 'vitest'
import type { CommandView } from '@/lib/contract/commands'
import { checkDraft, draftOf, emptyDraft } from './command-draft'
import { commandStory } from './command-story'
import { mergeCommands } from './merge-commands'
import { offlineSentence } from './offline-sentence'

const command = (given: Partial<CommandView> = {}): CommandView => ({
  id: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0004',
  deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002',
  name: 'reboot',
  payload: {},
  encoding: 'json',
  mapping: null,
  qos: 1,
  state: 'queued',
  failure: null,
  createdBy: 'ada',
  queuedAt: '2026-11-21T12:00:00Z',
  sentAt: null,
  deliveredAt: null,
  answeredAt: null,
  failedAt: null,
  expiresAt: '2026-11-22T12:00:00Z',
  deliveredAfterMs: null,
  answeredAfterMs: null,
  jobId: null,
  ...given,
})

describe('draftOf', () => {
  it('brings a command back as it can be changed and sent again', () => {
    const draft = draftOf(command({ name: 'speed', payload: { rpm: 900 }, qos: 0 }), 'sensocan')
    expect(draft).toMatchObject({ name: 'speed', payload: '{\n  "rpm": 900\n}', isJson: true, qos: 0 })
    expect(draftOf(command({ payload: 'go', encoding: 'text' }), 'drogue')).toMatchObject({
      payload: 'go',
      isJson: false,
    })
  })

  it('offers none for bytes, which no field holds', () => {
    expect(draftOf(command({ payload: 'AAE=', encoding: 'base64' }), 'sensocan')).toBeUndefined()
  })
})

describe('checkDraft', () => {
  it('gives what the API takes, with the expiry as an instant', () => {
    const draft = {
      ...emptyDraft('sensocan'),
      name: ' reboot ',
      payload: '{"in": 5}',
      expiresInMinutes: '10',
    }
    expect(checkDraft(draft, 'sensocan', 0)).toEqual({
      isOk: true,
      input: {
        name: 'reboot',
        payload: { in: 5 },
        encoding: 'json',
        qos: 1,
        expiresAt: '1970-01-01T00:10:00.000Z',
      },
    })
  })

  it('wants three levels of a capture topic and hands the mapping on', () => {
    const draft = { ...emptyDraft('capture'), name: 'plc/pump', mapping: 'raw' }
    expect(checkDraft(draft, 'capture', 0)).toMatchObject({
      isOk: false,
      issues: { name: expect.any(String) },
    })
    expect(checkDraft({ ...draft, name: 'plc/pump/speed' }, 'capture', 0)).toMatchObject({
      input: { mapping: 'raw', payload: 1 },
    })
  })

  it('says what is wrong with JSON and sends text as it stands', () => {
    const draft = { ...emptyDraft('sensocan'), name: 'say', payload: '{on' }
    expect(checkDraft(draft, 'sensocan', 0)).toMatchObject({
      issues: { payload: expect.stringContaining('Not JSON') },
    })
    expect(checkDraft({ ...draft, isJson: false }, 'sensocan', 0)).toMatchObject({
      input: { payload: '{on', encoding: 'text' },
    })
  })

  it('asks of a ThingScale command no name, and of a Connio one always JSON', () => {
    expect(checkDraft(emptyDraft('thingscale'), 'thingscale', 0)).toMatchObject({
      input: { name: 'command', payload: '{"on": true}', encoding: 'text' },
    })
    const draft = { ...emptyDraft('connio'), name: 'setpoint', isJson: false, payload: '"warm"' }
    expect(checkDraft(draft, 'connio', 0)).toMatchObject({ input: { payload: 'warm', encoding: 'json' } })
  })

  it('sends a Drogue command at QoS 0, under a name of one level', () => {
    const draft = { ...emptyDraft('drogue'), name: 'a/b', qos: 1, isJson: false, payload: 'x' } as const
    expect(checkDraft(draft, 'drogue', 0)).toMatchObject({ issues: { name: expect.any(String) } })
    expect(checkDraft({ ...draft, name: 'a' }, 'drogue', 0)).toMatchObject({ input: { qos: 0 } })
    expect(offlineSentence('drogue')).toContain('not delivered')
    expect(offlineSentence('connio')).toContain('waits')
  })

  it('refuses an expiry that is no whole number of minutes up to thirty days', () => {
    for (const expiresInMinutes of ['', '0', '1.5', '43201', 'x']) {
      const draft = { ...emptyDraft('sensocan'), name: 'a', expiresInMinutes }
      expect(checkDraft(draft, 'sensocan', 0)).toMatchObject({
        isOk: false,
        issues: { expiresInMinutes: expect.any(String) },
      })
    }
  })
})

describe('commandStory', () => {
  it('never calls a QoS 0 command delivered', () => {
    const story = commandStory(command({ qos: 0, state: 'sent', sentAt: '2026-11-21T12:00:01Z' }), true)
    expect(story.word).toBe('Sent')
    expect(story.sentence).toContain('nobody knows')
    expect(story.steps.map(({ label }) => label)).toEqual(['queued', 'sent'])
  })

  it('says what happens to a command of a device that is offline', () => {
    expect(commandStory(command(), false).sentence).toContain('offline')
    expect(commandStory(command(), true).sentence).not.toContain('offline')
  })
})

describe('mergeCommands', () => {
  it('lets the later state stand and keeps the newest command on top', () => {
    const sent = command({ state: 'sent' })
    const other = command({ id: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0005', queuedAt: '2026-11-21T13:00:00Z' })
    expect(mergeCommands([sent], [command(), other])).toEqual([other, sent])
    expect(mergeCommands([sent], [command({ state: 'delivered' })])[0]?.state).toBe('delivered')
  })
})
