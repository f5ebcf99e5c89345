import { handle } from '@/lib/http/handle'
import { createSensor } from '@/lib/services/sensors/create-sensor'
import { listSensors } from '@/lib/services/sensors/list-sensors'

export const GET = handle(listSensors)
export const POST = handle(createSensor)
