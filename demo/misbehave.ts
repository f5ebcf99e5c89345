/** The mistakes of firmware in the field, so that Live Logs have each of them to explain; a mistyped slug is every other one. */
import type { Message, Placed } from './measure'

export interface Mistake {
  readonly what: string
  readonly message: Message
}

/** How long a careless device behaves between two mistakes: some 6,000 refusals a day. */
export const MISTAKE_EVERY_MS = 15_000

/** `turn` counts up; `siblingRoot` is the place of another device of the tenant. */
export function mistakeOf({ root }: Placed, siblingRoot: string, turn: number, atMs: number): Mistake {
  if (turn % 2 === 0) {
    return {
      what: 'a slug with the letter l in place of the digit 1',
      message: { topic: `${root}/sensor/temp_0l`, payload: '{"value": 13.9}' },
    }
  }
  const mistakes: readonly Mistake[] = [
    {
      what: 'Unix seconds in place of an ISO 8601 time',
      message: {
        topic: `${root}/sensor/temp_01`,
        payload: `{"value": 13.9, "timestamp": ${Math.floor(atMs / 1000)}}`,
      },
    },
    {
      what: 'a payload that was cut off',
      message: { topic: `${root}/sensor/humidity_01`, payload: '{"value": 74.2, "battery_vol' },
    },
    {
      what: 'a reading without "value"',
      message: { topic: `${root}/sensor/temp_01`, payload: '{"Value": 13.9}' },
    },
    {
      what: "another device's topic",
      message: { topic: `${siblingRoot}/sensor/temp_01`, payload: '{"value": 13.9}' },
    },
    {
      what: 'a clock that was never set',
      message: {
        topic: `${root}/sensor/temp_01`,
        payload: '{"value": 13.9, "timestamp": "1970-01-01T00:03:20Z"}',
      },
    },
  ]
  const mistake = mistakes[Math.floor(turn / 2) % mistakes.length]
  if (!mistake) throw new Error('turn is a whole number, 0 or more')
  return mistake
}
