import { pathKey, type SensorPath } from '@/lib/core/reading'
import type { Rejection } from '@/lib/core/rejection'
import type { Decoded } from '@/lib/dialects/dialect'

const PATH_LEVEL_MAX = 256

/** The sensors that a device has: the broker's cache, or its rows. */
export interface KnownSensors {
  /** As many as its tenant lets a device have. */
  readonly sensorsMax: number
  readonly sensorCount: number
  has(path: SensorPath): boolean
}

/** Takes out of a decoded message what the store could not keep: names with U+0000, and sensors beyond the cap of a device. */
export function refuseUnstorable(decoded: Decoded, known: KnownSensors): Decoded {
  const rejections: Rejection[] = []
  const firstSeen = new Set<string>()
  const readings = decoded.readings.filter((reading) => {
    if (known.has(reading)) return true
    const flaw = pathFlaw(reading)
    if (flaw) {
      rejections.push({
        stage: 'schema',
        code: 'name-not-valid',
        sentence: flaw,
        mend: { sentence: 'Use a shorter, printable name.' },
      })
      return false
    }
    firstSeen.add(pathKey(reading))
    if (known.sensorCount + firstSeen.size <= known.sensorsMax) return true
    rejections.push({
      stage: 'quota',
      code: 'too-many-sensors',
      sentence: `A device of this tenant has at most ${known.sensorsMax} sensors, and "${reading.connection}/${reading.measurement}/${reading.key}" would be one more.`,
      mend: {
        sentence:
          'Delete sensors that are no longer used, keep changing text out of names, or raise the limit of the tenant.',
        action: { kind: 'show-sensors' },
        others: [{ kind: 'show-limit', limit: 'sensorsPerDevice' }],
      },
    })
    return false
  })
  return rejections.length === 0
    ? decoded
    : { ...decoded, readings, rejections: [...decoded.rejections, ...rejections] }
}

function pathFlaw(path: SensorPath): string | undefined {
  const levels = [path.connection, path.measurement, path.key]
  if (levels.some((level) => level.length === 0)) return 'A connection, measurement or key is empty.'
  if (levels.some((level) => level.includes('\u0000') || !level.isWellFormed())) {
    return 'A connection, measurement or key holds a character that cannot be kept.'
  }
  if (levels.some((level) => level.length > PATH_LEVEL_MAX)) {
    return `A connection, measurement or key is longer than ${PATH_LEVEL_MAX} characters.`
  }
  return undefined
}
