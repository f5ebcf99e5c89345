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
    const command = readCommand(topic, payload)
    if (!command) return undone('a command without "Topic" and "Data" is ignored')
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

/** SensoCAN names the command in the topic, and a text may stand bare; Capture in "Topic", beside "Data". */
function readCommand(topic: string, payload: string): { name: string; data: unknown } | undefined {
  const json = parse(payload)
  const [, name] = /^tenant\/[^/]+\/device\/[^/]+\/command\/(.+)$/.exec(topic) ?? []
  if (name !== undefined) return { name, data: json ?? payload }
  if (typeof json !== 'object' || json === null || !('Topic' in json) || !('Data' in json)) return undefined
  return { name: String(json.Topic), data: json.Data }
}

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
