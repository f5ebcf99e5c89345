/** What the simulated sensors measure: pure functions of the time, so that history and live values are one curve. */

const HOUR_MS = 3_600_000
/** Counters have counted since then. */
const COUNTING_SINCE_MS = Date.UTC(2024, 0, 1)

interface Noisy {
  /** The most that noise adds or takes. */
  readonly noise: number
  readonly decimals: number
}

/** Hours are UTC. */
export type Signal =
  | ({
      readonly kind: 'daily'
      readonly mean: number
      readonly swing: number
      readonly peakHour: number
    } & Noisy)
  | ({
      readonly kind: 'shift'
      readonly idle: number
      readonly busy: number
      readonly fromHour: number
      readonly toHour: number
    } & Noisy)
  | ({
      readonly kind: 'drained'
      readonly full: number
      readonly empty: number
      readonly periodHours: number
    } & Noisy)
  | { readonly kind: 'counter'; readonly perHour: number; readonly decimals: number }
  | { readonly kind: 'switch'; readonly share: number; readonly holdMinutes: number }
  | { readonly kind: 'state'; readonly states: readonly [string, ...string[]]; readonly holdMinutes: number }
  | { readonly kind: 'setting'; readonly setting: string }
  | ({ readonly kind: 'follows'; readonly setting: string; readonly lagMinutes: number } & Noisy)

/** What a command can change: where it came from, where it goes, and since when. */
export interface Setting {
  readonly from: number
  readonly to: number
  readonly changedAtMs: number
}

export type Settings = ReadonlyMap<string, Setting>
export type SignalValue = number | boolean | string

export function valueAt(signal: Signal, atMs: number, seed: string, settings: Settings): SignalValue {
  const key = hashText(seed)
  switch (signal.kind) {
    case 'daily': {
      const turn = (hourOfDay(atMs) - signal.peakHour) / 24
      return noisy(signal.mean + signal.swing * Math.cos(2 * Math.PI * turn), signal, atMs, key)
    }
    case 'shift': {
      const hour = hourOfDay(atMs)
      const isBusy = hour >= signal.fromHour && hour < signal.toHour
      return noisy(isBusy ? signal.busy : signal.idle, signal, atMs, key)
    }
    case 'drained': {
      const part = (atMs / HOUR_MS / signal.periodHours + hash01(key, 0)) % 1
      return noisy(signal.full + (signal.empty - signal.full) * part, signal, atMs, key)
    }
    case 'counter': {
      // The slope stays above zero, so it never counts backwards.
      const hours = (atMs - COUNTING_SINCE_MS) / HOUR_MS
      const wave = (0.5 * Math.sin((2 * Math.PI * hours) / 24) * 24) / (2 * Math.PI)
      return rounded(signal.perHour * (hours + wave), signal.decimals)
    }
    case 'switch':
      return hash01(key, period(atMs, signal.holdMinutes)) < signal.share
    case 'state': {
      const index = Math.floor(hash01(key, period(atMs, signal.holdMinutes)) * signal.states.length)
      return signal.states[index] ?? signal.states[0]
    }
    case 'setting':
      return settings.get(signal.setting)?.to ?? 0
    case 'follows':
      return noisy(approached(settings.get(signal.setting), signal.lagMinutes, atMs), signal, atMs, key)
  }
}

/** What a sensor of the signal is declared as. */
export function typeOfSignal(signal: Signal): 'number' | 'boolean' | 'string' {
  if (signal.kind === 'switch') return 'boolean'
  return signal.kind === 'state' ? 'string' : 'number'
}

function approached(setting: Setting | undefined, lagMinutes: number, atMs: number): number {
  if (!setting) return 0
  const lags = Math.max(0, atMs - setting.changedAtMs) / (lagMinutes * 60_000)
  return setting.to + (setting.from - setting.to) * Math.exp(-lags)
}

function noisy(level: number, { noise, decimals }: Noisy, atMs: number, key: number): number {
  return rounded(
    level + noise * (0.6 * wander(key, atMs / 600_000) + 0.4 * wander(~key, atMs / 15_000)),
    decimals,
  )
}

/** Between -1 and 1, without jumps: hashed heights at whole numbers, and an eased way from one to the next. */
function wander(key: number, at: number): number {
  const step = Math.floor(at)
  const part = at - step
  const eased = part * part * (3 - 2 * part)
  const here = hash01(key, step)
  return 2 * (here + (hash01(key, step + 1) - here) * eased) - 1
}

const hourOfDay = (atMs: number): number => (atMs / HOUR_MS) % 24
const period = (atMs: number, minutes: number): number => Math.floor(atMs / (minutes * 60_000))

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}

function hashText(text: string): number {
  let hash = 7
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
  return hash
}

/** Mixes two integers to a number from 0 to below 1; plausible is enough here, random is not asked for. */
function hash01(key: number, step: number): number {
  let mixed = Math.imul(key ^ Math.imul(step, 0x2545f491), 0x27d4eb2f)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77)
  mixed ^= mixed >>> 13
  return (mixed >>> 0) / 2 ** 32
}
