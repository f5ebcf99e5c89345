import { handle } from '@/lib/http/handle'
import { getInstallation } from '@/lib/services/installation/get-installation'

export const GET = handle(getInstallation)
