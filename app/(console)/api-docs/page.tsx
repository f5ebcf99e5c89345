import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { ApiCallCard } from '@/components/api-docs/api-call-card'
import { apiGroups } from '@/components/api-docs/api-groups'
import { narrowGroups } from '@/components/api-docs/narrow-groups'
import { FilteredEmpty } from '@/components/lists/filtered-empty'
import { ListBar } from '@/components/lists/list-bar'
import { queryText } from '@/components/lists/list-query'
import { plural } from '@/components/lists/plural'
import { SearchFilter } from '@/components/lists/search-filter'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { openApi } from '@/lib/contract/openapi'
import { pageActor } from '@/lib/session/page-actor'
import type { PageProps } from '../scope-query'
import { consoleOrigin } from './console-origin'

export const metadata: Metadata = { title: 'API' }

const firstCall = (origin: string) => `CONSOLE=${origin}
TOKEN=the-value-of-an-api-token
curl -H "Authorization: Bearer $TOKEN" "$CONSOLE/api/v1/devices?limit=10"`

export default async function ApiDocsPage({ searchParams }: PageProps) {
  await pageActor()
  const origin = consoleOrigin(new Headers(await headers())) ?? 'the-address-of-this-console'
  const groups = narrowGroups(apiGroups(openApi()), queryText(await searchParams, 'q') ?? '')
  const count = groups.reduce((sum, { calls }) => sum + calls.length, 0)
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <PageHeader
        title="API"
        description="Everything that this console does, below /api/v1. Errors are application/problem+json with a stable code."
        actions={
          <Button asChild>
            <a href="/api/v1/openapi.json">openapi.json</a>
          </Button>
        }
      />
      <Card
        title="First call"
        description={
          <>
            An admin makes{' '}
            <Link href="/api-tokens" className="rounded-sm underline underline-offset-2">
              API tokens
            </Link>
            ; a user of any role gets a token of two hours by POST /auth/token.
          </>
        }
      >
        <CodeBlock code={firstCall(origin)} what="the example" isWrapped />
      </Card>
      <ListBar note={plural(count, 'call')}>
        <SearchFilter label="Search calls" />
      </ListBar>
      {groups.length === 0 ? <FilteredEmpty what="calls" /> : null}
      {groups.map((group) => (
        <Card key={group.name} title={group.name} isFlush>
          {group.calls.map((call) => (
            <ApiCallCard key={call.id} call={call} />
          ))}
        </Card>
      ))}
    </div>
  )
}
