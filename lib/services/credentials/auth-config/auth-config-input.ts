import type { AuthConfig } from '@/lib/contract/credentials'
import type { FirstSteps } from './first-steps'

/** What a format is filled with. */
export interface AuthConfigInput {
  readonly config: AuthConfig
  readonly deviceName: string
  readonly steps: FirstSteps
}

/** A string literal of C, Python and JavaScript alike: JSON's. The files are UTF-8. */
export const literal = (text: string): string => JSON.stringify(text)

/** A PEM file as string literals that C puts together, one a line. */
export const pemLiterals = (pem: string, indent: string, end: string): string =>
  pem
    .trim()
    .split('\n')
    .map((line) => `${indent}${literal(`${line}\n`)}`)
    .join(end)

/** One line of a comment, in any of the languages. */
export const commentText = (text: string): string => text.replace(/[^\p{L}\p{N} ._()-]/gu, ' ')

/** What the snippet does, and what has to be done before; lines without the sign of a comment. */
export function headLines({ deviceName, steps }: AuthConfigInput): readonly string[] {
  const then = steps.commandFilter === undefined ? '' : ', then its commands until you stop it'
  const first = `${commentText(deviceName)}: one reading${then}.`
  if (steps.missingSensor === undefined) return [first]
  return [
    first,
    `First create the sensor ${steps.missingSensor} of this device: until then its readings are refused.`,
  ]
}
