/** The few topics of a plain namespace that mean something; all others are the tenant's own. */
import type { RegisteredDevice } from '@/lib/core/registry'

export const commandTopic = ({ externalId }: Pick<RegisteredDevice, 'externalId'>, name: string): string =>
  `command/${externalId}/${name}`
