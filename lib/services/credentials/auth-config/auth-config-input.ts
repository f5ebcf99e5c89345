import type { AuthConfig } from '@/lib/contract/credentials'
import type { DeviceTopic } from '@/lib/dialects/dialect'

/** What a format is filled with. */
export interface AuthConfigInput {
  readonly config: AuthConfig
  readonly deviceName: string
  /** Where the device may publish, and what. */
  readonly example: DeviceTopic | undefined
}

export interface ExampleFacts {
  readonly mqttPort: number
  readonly mqttsPort: number | undefined
  readonly topic: string
  readonly payload: string
}

export function exampleFacts({ config, example }: AuthConfigInput): ExampleFacts {
  const portOf = (protocol: string) => config.listeners.find((one) => one.protocol === protocol)?.port
  return {
    mqttPort: portOf('mqtt') ?? 1883,
    mqttsPort: portOf('mqtts'),
    topic: example?.topic ?? '',
    payload: example?.example ?? '{}',
  }
}

/** A string literal of C, Python and JavaScript alike: JSON's. The files are UTF-8. */
export const literal = (text: string): string => JSON.stringify(text)

/** One line of a comment, in any of the languages. */
export const commentText = (text: string): string => text.replace(/[^\p{L}\p{N} ._()-]/gu, ' ')
