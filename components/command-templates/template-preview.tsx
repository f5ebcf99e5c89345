'use client'
import { useEffect, useState } from 'react'
import type { previewCommandTemplateOp } from '@/lib/contract/command-templates'
import type { CommandPreview } from '@/lib/contract/commands'
import type { RequestOf } from '@/lib/contract/operation'
import type { DialectId } from '@/lib/core/dialect-id'
import { heard } from '../session/heard'
import { PreviewedCommand } from './previewed-command'
import type { PreviewTemplate } from './template-actions'

const WAIT_MS = 300

/** What the device would receive of the filled template; renewed when the writer pauses. */
export function TemplatePreview({
  dialect,
  input,
  previewTemplate,
}: {
  readonly dialect: DialectId
  readonly input: RequestOf<typeof previewCommandTemplateOp> | undefined
  readonly previewTemplate: PreviewTemplate
}) {
  const [preview, setPreview] = useState<CommandPreview | string>()
  const asked = input && JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is all of the input
  useEffect(() => {
    if (input === undefined) return setPreview(undefined)
    let isOld = false
    const ask = async () => {
      const result = await previewTemplate(input).then(heard, () => undefined)
      if (isOld) return
      if (result?.ok) setPreview(result.data.preview ?? undefined)
      else setPreview(result?.problem.detail ?? 'The console did not answer.')
    }
    const timer = setTimeout(() => void ask(), WAIT_MS)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [asked, previewTemplate])
  return (
    <section aria-label="Preview" aria-live="polite" className="flex min-w-0 flex-col gap-1.5">
      <h3 className="text-sm font-medium">What the device receives</h3>
      {preview === undefined ? (
        <p className="text-sm text-ink-faint">Topic and payload show here once each parameter has a value.</p>
      ) : typeof preview === 'string' ? (
        <p className="text-sm text-bad">{preview}</p>
      ) : (
        <PreviewedCommand dialect={dialect} preview={preview} />
      )}
    </section>
  )
}
