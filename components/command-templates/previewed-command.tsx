import type { CommandPreview } from '@/lib/contract/commands'
import type { DialectId } from '@/lib/core/dialect-id'
import { shownTopic } from '../device/shown-topic'
import { CodeBlock } from '../ui/code-block'

/** The exact topic and payload, or why the device cannot be told it. */
export function PreviewedCommand({
  dialect,
  preview,
}: {
  readonly dialect: DialectId
  readonly preview: CommandPreview
}) {
  if (!preview.isSendable) {
    return (
      <p className="text-sm text-bad">
        {preview.sentence} {preview.mend}
      </p>
    )
  }
  return (
    <>
      <CodeBlock code={shownTopic(dialect, preview.topic)} what="the topic" isWrapped />
      <CodeBlock code={preview.payload} what="the payload" isWrapped />
      {preview.payloadEncoding === 'base64' ? (
        <p className="text-xs text-ink-faint">Bytes, shown as base64.</p>
      ) : null}
    </>
  )
}
