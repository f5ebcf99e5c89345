import { FlaskConical } from 'lucide-react'
import type { DeviceDetail } from '@/lib/contract/devices'
import { explainHref } from '../explain/explain-form'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { CodeBlock } from '../ui/code-block'
import { CopyButton } from '../ui/copy-button'
import { Link } from '../ui/link'

/** The exact topics of this device, to copy, each with a payload that would be accepted there. */
export function DeviceTopics({
  device: { id, topics },
  mayExplain,
}: {
  readonly device: Pick<DeviceDetail, 'id' | 'topics'>
  readonly mayExplain: boolean
}) {
  return (
    <Card title="Exact topics" description={descriptionOf(topics)}>
      <ul className="flex flex-col gap-5">
        {topics.map(({ label, action, topic, example }) => (
          <li key={`${action} ${topic} ${label}`} className="flex min-w-0 flex-col gap-1.5">
            <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
              {label}
              <Badge tone={action === 'publish' ? 'accent' : 'info'}>{action}</Badge>
              {mayExplain ? (
                <Button asChild size="sm" variant="ghost" className="ml-auto">
                  <Link
                    href={explainHref({
                      id,
                      action,
                      topic,
                      payload: action === 'publish' ? example : '',
                    })}
                    aria-label={`Explain ${label}`}
                  >
                    <FlaskConical aria-hidden /> Explain
                  </Link>
                </Button>
              ) : null}
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

function descriptionOf(topics: DeviceDetail['topics']): string {
  if (topics.some(({ topic }) => topic.includes('{DEVICE_TOKEN}'))) {
    return "Put the tenant's DEVICE_TOKEN in front; it is on the tenant's page."
  }
  return topics.some(({ topic }) => topic.includes('{'))
    ? 'Tenant and device are filled in; with a sensor created, its name is too.'
    : 'Tenant, device and sensor are filled in; copy them as they are.'
}
