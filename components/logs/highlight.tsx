import type { Highlighter } from './highlight-parts'

/** The text with what the filter found in it marked. */
export function Highlight({ text, find }: { readonly text: string; readonly find: Highlighter }) {
  return find(text).map((part, index) =>
    part.isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in its order
      <mark key={index} className="rounded-xs bg-warn-soft text-ink">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  )
}
