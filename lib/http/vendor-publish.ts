/** `POST /v1/publish` and `POST /v2/publish/{device}` as ThingScale's back ends know them, `X-APITOKEN` included. */
import { randomUUID } from 'node:crypto'
import { Fault, isFault } from '@/lib/core/fault'
import { publishToDevice } from '@/lib/services/commands/publish-to-device'
import { ctxOf } from '@/lib/session/ctx-of'
import { callerOf } from '@/lib/session/current-actor'
import { webServices } from '@/lib/session/web-services'
import { PRIVATE, problemResponse } from './problem-response'
import { readJson } from './read-request'

/** The device stands in the body. */
export const vendorPublish = (request: Request): Promise<Response> => publish(request, {})

/** The device is the last level of the path. */
export const vendorPublishTo = (request: Request): Promise<Response> =>
  publish(request, { deviceId: lastLevelOf(request) })

async function publish(request: Request, given: { readonly deviceId?: string }): Promise<Response> {
  const requestId = randomUUID()
  try {
    const ctx = ctxOf(request.headers, await callerOf(bearerAlone(request.headers)), requestId)
    const output = await publishToDevice(ctx, { ...(await readJson(request)), ...given })
    return Response.json(output, { status: 202, headers: { ...PRIVATE, 'X-Request-Id': requestId } })
  } catch (error) {
    return problemResponse(asVendorTells(error), requestId, webServices().log)
  }
}

/** The token of either header; a cookie opens nothing here. */
function bearerAlone(headers: Headers): Headers {
  const token = headers.get('x-apitoken')?.trim()
  const authorization = token ? `Bearer ${token}` : headers.get('authorization')
  return new Headers(authorization === null ? {} : { authorization })
}

function asVendorTells(error: unknown): unknown {
  if (!isFault(error) || error.code !== 'unauthenticated') return error
  return new Fault(
    'unauthenticated',
    'AUTH_REQUIRED: send the value of an API token in the header X-APITOKEN.',
    error.extra,
  )
}

function lastLevelOf(request: Request): string {
  const level = new URL(request.url).pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(level)
  } catch {
    return level
  }
}
