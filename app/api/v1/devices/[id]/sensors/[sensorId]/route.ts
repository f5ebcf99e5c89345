import { handle } from '@/lib/http/handle'
import { deleteSensor } from '@/lib/services/sensors/delete-sensor'
import { updateSensor } from '@/lib/services/sensors/update-sensor'

export const PATCH = handle(updateSensor)
export const DELETE = handle(deleteSensor)
