import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Facts } from '@/components/device/facts'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CopiedText } from '@/components/ui/copied-text'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusMark } from '@/components/ui/status-mark'
import { UserRoles } from '@/components/users/user-roles'
import { uuid } from '@/lib/contract/fields'
import { getUser } from '@/lib/services/users/get-user'
import { load, pageActor } from '@/lib/session/page-actor'
import { CredentialsOfUser } from '../../credentials-of-user'
import { SessionsOfUser } from '../../sessions-of-user'

export const metadata: Metadata = { title: 'User' }

export default async function UserPage({ params }: { params: Promise<{ userId: string }> }) {
  const { userId } = await params
  if (!uuid.safeParse(userId).success) notFound()
  if ((await pageActor()).id === userId) redirect('/account')
  const user = await load(getUser, { id: userId })
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={user.username}
        crumbs={[{ label: 'Users', href: '/users' }]}
        marks={<StatusMark mark={user.status} />}
        actions={
          <>
            <Button asChild variant="ghost">
              <Link href={`/audit?actorId=${user.id}`}>What it did</Link>
            </Button>
            <Button asChild variant="ghost">
              <Link href={`/audit?subjectId=${user.id}`}>What was done to it</Link>
            </Button>
          </>
        }
      />
      <Card title="User">
        <Facts
          facts={[
            ['Id', <CopiedText key="id" text={user.id} what="the user id" />],
            ['Roles', <UserRoles key="roles" user={user} />],
            ['Created', <RelativeTime key="created" at={user.createdAt} />],
          ]}
        />
      </Card>
      <SessionsOfUser user={user} />
      <CredentialsOfUser user={user} />
    </div>
  )
}
