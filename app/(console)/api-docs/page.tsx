import type { Metadata } from 'next'
import { ApiCallCard } from '@/components/api-docs/api-call-card'
import { apiGroups } from '@/components/api-docs/api-groups'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { PageHeader } from '@/components/ui/page-header'
import { openApi } from '@/lib/contract/openapi'
import { pageActor } from '@/lib/session/page-actor'

export const metadata: Metadata = { title: 'API' }

const example = `TOKEN=the-value-of-an-api-token
curl -H "Authorization: Bearer $TOKEN" "$CONSOLE/api/v1/devices?limit=10"`

export default async function ApiDocsPage() {
  await pageActor()
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="API"
        description="Everything that this console does, below /api/v1. Errors are application/problem+json with a stable code."
        actions={
          <Button asChild>
            <a href="/api/v1/openapi.json">openapi.json</a>
          </Button>
        }
      />
      <Card title="First call" description="CONSOLE is the address of this console.">
        <CodeBlock code={example} what="the example" />
      </Card>
      {apiGroups(openApi()).map((group) => (
        <Card key={group.name} title={group.name} isFlush>
          {group.calls.map((call) => (
            <ApiCallCard key={call.id} call={call} />
          ))}
        </Card>
      ))}
    </div>
  )
}
