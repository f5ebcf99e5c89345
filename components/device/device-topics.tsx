import type { DeviceDetail } from '@/lib/contract/devices'
import { Badge } from '../ui/badge'
import { Card } from '../ui/card'
import { CodeBlock } from '../ui/code-block'
import { CopyButton } from '../ui/copy-button'

/** The exact topics of this device, to copy, each with a payload that would be accepted there. */
export function DeviceTopics({ topics }: { readonly topics: DeviceDetail['topics'] }) {
  return (
    <Card
      title="Exact topics"
      description={
        topics.some(({ topic }) => topic.includes('{'))
          ? 'Tenant and device are filled in; with a sensor created, its name is too.'
          : 'Tenant, device and sensor are filled in; copy them as they are.'
      }
    >
      <ul className="flex flex-col gap-5">
        {topics.map(({ label, action, topic, example }) => (
          <li key={`${action} ${topic} ${label}`} className="flex min-w-0 flex-col gap-1.5">
            <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
              {label}
              <Badge tone={action === 'publish' ? 'accent' : 'info'}>{action}</Badge>
            </p>
            <div className="flex min-w-0 items-center gap-1">
              <code className="min-w-0 break-all">{topic}</code>
              <CopyButton text={topic} what={`the topic of ${label}`} />
            </div>
            {example ? <CodeBlock code={example} what={`the payload of ${label}`} isWrapped /> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
