import { Badge } from '../ui/badge'
import { CodeBlock } from '../ui/code-block'
import type { Tone } from '../ui/tone'
import type { ApiCall, JsonSchema } from './api-groups'
import { exampleOf } from './example-of'

const tones: Readonly<Record<string, Tone>> = { GET: 'info', POST: 'ok', PATCH: 'warn', DELETE: 'bad' }

export function ApiCallCard({ call }: { call: ApiCall }) {
  return (
    <details id={call.id} className="group border-b last:border-0">
      <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 transition-colors hover:bg-sunken focus-visible:-outline-offset-2">
        <Badge tone={tones[call.method] ?? 'neutral'} className="w-14 justify-center font-mono">
          {call.method}
        </Badge>
        <code className="text-sm font-medium break-all">{call.path}</code>
        <span className="min-w-0 basis-full text-sm text-ink-muted md:flex-1 md:basis-0 md:text-right">
          {call.summary}
        </span>
      </summary>
      <div className="grid gap-4 px-4 pt-1 pb-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <p className="text-sm text-ink-muted">{call.needs}</p>
          {call.parameters.length > 0 ? <Parameters call={call} /> : null}
          {call.body ? <Shape title="Body" schema={call.body} what={`the body of ${call.id}`} /> : null}
        </div>
        <div className="min-w-0">
          {call.answer ? (
            <Shape title={`Answer ${call.status}`} schema={call.answer} what={`the answer of ${call.id}`} />
          ) : (
            <p className="text-sm text-ink-muted">
              Answers {call.status}
              {call.status === '204' ? ', without a body.' : '.'}
            </p>
          )}
        </div>
      </div>
    </details>
  )
}

function Parameters({ call }: { call: ApiCall }) {
  return (
    <div>
      <h4 className="mb-1 text-xs font-medium text-ink-faint">Parameters</h4>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
        {call.parameters.map((parameter) => (
          <div key={parameter.name} className="contents">
            <dt>
              <code>{parameter.name}</code>
            </dt>
            <dd className="min-w-0 break-words text-ink-muted">
              {parameter.type}
              {parameter.place === 'path' ? ', in the path' : parameter.isRequired ? ', required' : ''}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Shape({ title, schema, what }: { title: string; schema: JsonSchema; what: string }) {
  const required = Array.isArray(schema.required) ? schema.required.map(String) : []
  const optional = Object.keys(Object(schema.properties)).filter((name) => !required.includes(name))
  return (
    <div className="min-w-0">
      <h4 className="mb-1 text-xs font-medium text-ink-faint">{title}</h4>
      <CodeBlock code={JSON.stringify(exampleOf(schema), null, 2)} what={what} />
      {optional.length > 0 && title === 'Body' ? (
        <p className="mt-1 text-xs text-ink-faint">Optional: {optional.join(', ')}</p>
      ) : null}
    </div>
  )
}
