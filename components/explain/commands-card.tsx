import type { Explanation } from '@/lib/contract/explain'
import type { OutMessage } from '@/lib/contract/message-forms'
import { dialectName } from '../device/dialect-name'
import { shownTopic } from '../device/shown-topic'
import { OutMessageList } from '../messages/out-message-list'
import { Badge } from '../ui/badge'
import { Card } from '../ui/card'

/** Which device would be commanded, and the topic and bytes that it would hear. */
export function CommandsCard({ commands }: Pick<Explanation, 'commands'>) {
  if (commands.length === 0) return null
  return (
    <Card title="The command">
      <ul className="flex flex-col gap-4">
        {commands.map((command, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change
          <li key={index} className="flex min-w-0 flex-col gap-2">
            <p className="flex flex-wrap items-center gap-2 text-sm">
              <code className="font-medium break-all">{command.name}</code>
              {command.device ? (
                <>
                  <span>to {command.device.name}</span>
                  <Badge>{dialectName(command.device.dialect)}</Badge>
                </>
              ) : (
                <span className="text-ink-muted">to nobody that the sender sees</span>
              )}
            </p>
            {command.message ? (
              <OutMessageList
                messages={[withToken(command.message, command.device)]}
                more={0}
                what="the command"
              />
            ) : null}
            {command.rejection ? <p className="text-sm text-bad">{command.rejection.sentence}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const withToken = (message: OutMessage, device: { readonly dialect: string } | null): OutMessage => ({
  ...message,
  topic: shownTopic(device?.dialect ?? null, message.topic),
})
