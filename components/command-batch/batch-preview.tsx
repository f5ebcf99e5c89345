import type { CommandBatchPreview } from '@/lib/contract/command-batch'
import { PreviewedCommand } from '../command-templates/previewed-command'

/** How many it would reach, why not the others, and how the first would hear it. */
export function BatchPreview({ preview }: { readonly preview: CommandBatchPreview | undefined }) {
  return (
    <section aria-label="Preview" aria-live="polite" className="flex min-w-0 flex-col gap-3 text-sm">
      {preview === undefined ? (
        <p className="text-ink-faint">Nothing goes before you have seen how many devices it reaches.</p>
      ) : (
        <Seen preview={preview} />
      )}
    </section>
  )
}

function Seen({ preview: { total, sendable, refusals, sample } }: { readonly preview: CommandBatchPreview }) {
  return (
    <>
      <p>
        <strong className="font-semibold">{sendable.toLocaleString('en')}</strong> of{' '}
        {total.toLocaleString('en')} devices can be told it.
      </p>
      {refusals.map(({ sentence, mend, count, deviceName }) => (
        <p key={sentence} className="rounded-md bg-warn-soft px-3 py-2">
          <span className="text-warn">
            {count === 1 ? deviceName : `${count.toLocaleString('en')} devices, ${deviceName} among them`}:
          </span>{' '}
          {sentence} {mend}
        </p>
      ))}
      {sample ? (
        <div className="flex min-w-0 flex-col gap-1.5">
          <h3 className="font-medium">What {sample.deviceName} receives</h3>
          <PreviewedCommand dialect={sample.dialect} preview={sample.preview} />
        </div>
      ) : null}
    </>
  )
}
