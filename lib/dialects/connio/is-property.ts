import type { SensorPath } from '@/lib/core/reading'

/** Other sensors of the device came in by another credential. */
export const isProperty = ({ connection, measurement }: SensorPath): boolean =>
  connection === 'connio' && measurement === 'properties'
