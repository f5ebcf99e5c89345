import type { JsonValue } from '@/lib/core/json'
import { CodeBlock } from './code-block'

/** A JSON value, laid out. Text goes in as text: whatever a device sent, it is shown and never run. */
export function JsonView({ value, what = 'the JSON' }: { value: JsonValue; what?: string }) {
  return <CodeBlock code={JSON.stringify(value, null, 2)} what={what} />
}
