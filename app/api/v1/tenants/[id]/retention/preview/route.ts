import { handle } from '@/lib/http/handle'
import { previewRetention } from '@/lib/services/retention/preview-retention'

export const GET = handle(previewRetention)
