import { randomUUID } from 'node:crypto'
import { notFound } from '@/lib/core/fault'
import { webServices } from '@/lib/session/web-services'
import { problemResponse } from './problem-response'

/** Paths below /api/v1 that are no call answer as calls do, and not with a page. */
export const noSuchCall = (): Response => problemResponse(notFound('call'), randomUUID(), webServices().log)
