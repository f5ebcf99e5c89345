import type { DialectId } from '@/lib/core/dialect-id'
import { commandWords } from './command-words'

/** What becomes of a command that is sent while nobody is connected to take it. */
export function offlineSentence(dialect: DialectId): string {
  if (!commandWords[dialect].waits) {
    return 'The device is offline. In Drogue a command is not kept: unless a gateway of the device is listening, it is not delivered, and its record says so.'
  }
  if (dialect === 'thingscale' || dialect === 'plain') {
    return 'Nobody is known to listen now. The command waits until the device, or another client of the tenant, subscribes to its topic; if that is not before it expires, it is never sent.'
  }
  return 'The device is offline. The command waits and goes when the device connects and subscribes; if that is not before it expires, it is marked as expired and never sent.'
}
