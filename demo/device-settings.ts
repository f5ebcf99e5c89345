/** The numbers that commands change, and the commands themselves as a device hears them. */
import type { DemoDevice, DemoSetting } from './demo-device'
import type { Setting } from './signals'

/** What came of a command, in one sentence for the log. */
export interface Deed {
  readonly sentence: string
  readonly isDone: boolean
}

export class DeviceSettings {
  readonly current = new Map<string, Setting>()

  /** `kept`: what the device last reported, where it reported anything. */
  constructor(
    private readonly device: DemoDevice,
    kept: ReadonlyMap<string, number>,
  ) {
    for (const { name, initial } of device.settings ?? []) {
      const value = kept.get(name) ?? initial
      this.current.set(name, { from: value, to: value, changedAtMs: 0 })
    }
  }

  apply(topic: string, payload: string, atMs: number): Deed {
    const command = readCommand(this.device, topic, payload)
    if (!command) return undone('a command in which nothing is named is ignored')
    const setting = this.device.settings?.find(({ name }) => name === command.name)
    if (!setting) return undone(`there is nothing to set under "${command.name}"`)
    const value = asNumber(command.data)
    if (value === undefined || value < setting.min || value > setting.max) {
      return undone(`"${setting.name}" takes a number from ${setting.min} to ${setting.max}`)
    }
    this.change(setting, value, atMs)
    return { sentence: `"${setting.name}" is now ${value}`, isDone: true }
  }

  private change({ name, initial }: DemoSetting, to: number, changedAtMs: number): void {
    this.current.set(name, { from: this.current.get(name)?.to ?? initial, to, changedAtMs })
  }
}

const undone = (sentence: string): Deed => ({ sentence, isDone: false })

interface ReadCommand {
  readonly name: string
  readonly data: unknown
}

function readCommand(device: DemoDevice, topic: string, payload: string): ReadCommand | undefined {
  const json = parse(payload)
  const name = nameOf(device, topic, json)
  if (name === undefined) return undefined
  if (device.dialect !== 'capture') return { name, data: json ?? payload }
  return isWriteData(json) ? { name, data: json.Data } : undefined
}

/** Most dialects name the command in the topic; Capture in "Topic", and ThingScale nowhere: one device, one setting. */
function nameOf({ dialect, settings }: DemoDevice, topic: string, json: unknown): string | undefined {
  switch (dialect) {
    case 'capture':
      return isWriteData(json) ? String(json.Topic) : undefined
    case 'sensocan':
      return /^tenant\/[^/]+\/device\/[^/]+\/command\/(.+)$/.exec(topic)?.[1]
    case 'drogue':
      return /^command\/inbox\/\/([^/]+)$/.exec(topic)?.[1]
    case 'thingscale':
      return settings?.[0]?.name
    case 'connio':
      return /^connio\/data\/in\/devices\/[^/]+\/properties\/([^/]+)$/.exec(topic)?.[1]
    case 'plain':
      return /^command\/[^/]+\/(.+)$/.exec(topic)?.[1]
  }
}

const isWriteData = (json: unknown): json is { readonly Topic: unknown; readonly Data: unknown } =>
  typeof json === 'object' && json !== null && 'Topic' in json && 'Data' in json

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}

/** 230, "230", or {"value": 230}. */
function asNumber(data: unknown): number | undefined {
  if (typeof data === 'object' && data !== null && 'value' in data) return asNumber(data.value)
  if (typeof data === 'string' && data.trim() === '') return undefined
  const number = typeof data === 'number' || typeof data === 'string' ? Number(data) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}
