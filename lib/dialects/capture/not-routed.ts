import type { RegisteredDevice } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { copyTopic, rejected } from '../rejected'
import { fieldTopic } from './topics'

const placeholders = { connection: '{connection}', measurement: '{measurement}', key: '{key}' }

/** Inside the source's subtree, but nothing listens there. */
export function notRouted({ externalId }: RegisteredDevice, isCommand: boolean): Rejection {
  return rejected(
    'topic',
    'topic-not-routed',
    isCommand
      ? 'A source receives its commands here and does not send them; the message goes nowhere.'
      : 'The topic is of the source itself, but not below "data/read"; the message goes nowhere.',
    copyTopic('Publish data below "data/read".', fieldTopic(externalId, placeholders)),
  )
}

/** Below `data/read`, with too few or too many levels. */
export function misshapen({ externalId }: RegisteredDevice): Rejection {
  return rejected(
    'topic',
    'topic-not-in-grammar',
    'After "data/read" come connection, measurement and, for a single field, key; this topic has other levels.',
    copyTopic('Name connection, measurement and key.', fieldTopic(externalId, placeholders)),
  )
}
