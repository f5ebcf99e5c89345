'use client'
import { useEffect, useState } from 'react'
import type { previewCommandOp } from '@/lib/contract/commands'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { InputOf, OutputOf } from '@/lib/contract/operation'
import type { Action } from '../device/action-result'
import { shownTopic } from '../device/shown-topic'
import { CodeBlock } from '../ui/code-block'
import type { CommandInput } from './command-draft'

export type PreviewCommand = Action<InputOf<typeof previewCommandOp>, OutputOf<typeof previewCommandOp>>

const WAIT_MS = 300

/** What the device would receive, by the code that will send it; renewed when the writer pauses. */
export function CommandPreview({
  device: { id: deviceId, dialect },
  input,
  previewCommand,
}: {
  readonly device: Pick<DeviceDetail, 'id' | 'dialect'>
  readonly input: CommandInput | undefined
  readonly previewCommand: PreviewCommand
}) {
  const [preview, setPreview] = useState<OutputOf<typeof previewCommandOp> | string>()
  const asked = input && JSON.stringify([input.name, input.payload, input.encoding, input.mapping])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is all of the input that the preview shows
  useEffect(() => {
    if (input === undefined) return setPreview(undefined)
    let isOld = false
    const { name, payload, encoding, mapping } = input
    const ask = async () => {
      const result = await previewCommand({
        id: deviceId,
        name,
        payload,
        encoding,
        ...(mapping !== undefined && { mapping }),
      }).catch(() => undefined)
      if (!isOld)
        setPreview(result?.ok ? result.data : (result?.problem.detail ?? 'The console did not answer.'))
    }
    const timer = setTimeout(() => void ask(), WAIT_MS)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [deviceId, asked, previewCommand])

  return (
    <section aria-label="Preview" aria-live="polite" className="flex min-w-0 flex-col gap-1.5">
      <h3 className="text-sm font-medium">What the device receives</h3>
      {preview === undefined ? (
        <p className="text-sm text-ink-faint">Topic and payload show here once the command is complete.</p>
      ) : typeof preview === 'string' ? (
        <p className="text-sm text-bad">{preview}</p>
      ) : preview.isSendable ? (
        <>
          <CodeBlock code={shownTopic(dialect, preview.topic)} what="the topic" isWrapped />
          <CodeBlock code={preview.payload} what="the payload" isWrapped />
          <p className="text-xs text-ink-faint">
            {bytesOf(preview).toLocaleString('en')} bytes
            {preview.payloadEncoding === 'base64' ? ', shown as base64' : ''}
          </p>
        </>
      ) : (
        <p className="text-sm text-bad">
          {preview.sentence} {preview.mend}
        </p>
      )}
    </section>
  )
}

const bytesOf = ({ payload, payloadEncoding }: { payload: string; payloadEncoding: 'text' | 'base64' }) =>
  payloadEncoding === 'base64' ? atob(payload).length : new TextEncoder().encode(payload).length
