import type { Sensor } from '@/lib/contract/sensors'

/** A sensor as people know it: its name, else its slug, else its path. */
export const sensorLabel = ({ name, slug, connection, measurement, key }: Sensor): string =>
  name ?? slug ?? `${connection}/${measurement}/${key}`
