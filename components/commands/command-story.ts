/** What a command's state means, said without claiming more than is known. Pure. */
import type { CommandView } from '@/lib/contract/commands'

export interface CommandStep {
  readonly label: string
  readonly at: string
}

export interface CommandStory {
  readonly word: string
  readonly tone: 'neutral' | 'info' | 'ok' | 'warn' | 'bad'
  readonly sentence: string
  readonly steps: readonly CommandStep[]
}

export function commandStory(command: CommandView, isOnline: boolean): CommandStory {
  return { ...face(command, isOnline), steps: stepsOf(command) }
}

function face(command: CommandView, isOnline: boolean): Omit<CommandStory, 'steps'> {
  switch (command.state) {
    case 'queued':
      return {
        word: 'Queued',
        tone: 'neutral',
        sentence: isOnline
          ? 'Waits for the broker to hand it to the device.'
          : 'Nobody took it yet: the device is offline, or listens nowhere. It is sent when the device connects and subscribes, if that is before it expires.',
      }
    case 'sent':
      return command.qos === 0
        ? {
            word: 'Sent',
            tone: 'info',
            sentence:
              'Written to the connection. At QoS 0 the device does not confirm, so nobody knows whether it came.',
          }
        : {
            word: 'Sent',
            tone: 'info',
            sentence: 'Written to the connection; waits for the device to confirm.',
          }
    case 'delivered':
      return { word: 'Delivered', tone: 'ok', sentence: 'The device confirmed that it received the command.' }
    case 'answered':
      return { word: 'Answered', tone: 'ok', sentence: 'The device answered with a reading.' }
    case 'failed':
      return { word: 'Failed', tone: 'bad', sentence: command.failure ?? 'No reason was recorded.' }
    case 'expired':
      return { word: 'Expired', tone: 'warn', sentence: 'It was not confirmed before its time ran out.' }
  }
}

function stepsOf(command: CommandView): readonly CommandStep[] {
  const { queuedAt, sentAt, deliveredAt, answeredAt, failedAt, state, expiresAt } = command
  const steps: readonly (readonly [string, string | null])[] = [
    ['queued', queuedAt],
    ['sent', sentAt],
    ['delivered', deliveredAt],
    ['answered', answeredAt],
    ['failed', failedAt],
    ['expired', state === 'expired' ? expiresAt : null],
  ]
  return steps.flatMap(([label, at]) => (at === null ? [] : [{ label, at }]))
}
