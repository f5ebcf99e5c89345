import type { Operation } from '@/lib/contract/operation'
import { Fault, invalid, isFault } from '@/lib/core/fault'

const BODY_BYTES_MAX = 1024 * 1024

/** Path, query and body of a request in one flat object; each may bring only the fields that are its own. */
export async function readRequest(
  operation: Operation,
  request: Request,
  params: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const query = readQuery(new URL(request.url).searchParams)
  demandKnown(operation.query.shape, query, 'The query')
  const body = await readJson(request, operation.bodyBytesMax)
  demandKnown(operation.body.shape, body, 'The body')
  return { ...query, ...body, ...params }
}

function readQuery(search: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of search) {
    if (Object.hasOwn(query, name)) throw invalid(name, 'stands in the query more than once')
    query[name] = value
  }
  return query
}

export async function readJson(
  request: Request,
  bytesMax = BODY_BYTES_MAX,
): Promise<Record<string, unknown>> {
  if (request.method === 'GET' || request.method === 'HEAD') return {}
  const text = await readText(request, bytesMax)
  if (text === '') return {}
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw invalid('', 'The body needs the header Content-Type: application/json')
  const body = parseJson(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid('', 'The body is no JSON object')
  return { ...body }
}

/** Counts as it reads, so that a body without a length is bounded too. */
async function readText(request: Request, bytesMax: number): Promise<string> {
  const tooLarge = new Fault('too-large', `The body is larger than ${bytesMax / 1024 / 1024} MiB.`)
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > bytesMax) throw tooLarge
      chunks.push(chunk)
    }
  } catch (error) {
    // Whoever sent it went away, as a page does that is left: no bug of ours.
    throw isFault(error) ? error : invalid('', 'The body ended before its end')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw invalid('', 'The body is not UTF-8')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalid(
      '',
      `The body is not JSON (${error instanceof Error ? error.message.slice(0, 100) : 'unreadable'})`,
    )
  }
}

function demandKnown(shape: object, given: object, where: string): void {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(shape, name))
  if (unknown !== undefined)
    throw invalid(unknown.slice(0, 64), `${where} has a field that this call does not know`)
}
