import type { MessageForm } from '@/lib/contract/message-forms'
import { OutMessageList } from './out-message-list'

/** One form of a message, or the sentence why it has none. */
export function FormSection({ form, what }: { readonly form: MessageForm; readonly what: string }) {
  if (!form.isShown) return <p className="text-sm text-ink-muted">{form.sentence}</p>
  return <OutMessageList messages={form.messages} more={form.more} what={what} />
}
