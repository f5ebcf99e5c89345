import type { DemoDevice } from './demo-device'

/** What a device that nobody created calls itself. */
export const selfChosenId = ({ asset }: DemoDevice): string => asset.toLowerCase()
