import { CopyButton } from './copy-button'

/** An id or a name as it stands, with its copy button; no taller than the line. */
export function CopiedText({ text, what }: { text: string; what: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="min-w-0 break-all">{text}</code>
      <CopyButton text={text} what={what} className="-my-1.5" />
    </span>
  )
}
