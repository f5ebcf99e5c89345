import type { Metadata } from 'next'
import { ChangePassword } from '@/components/account/change-password'
import { Facts } from '@/components/device/facts'
import { Card } from '@/components/ui/card'
import { CopiedText } from '@/components/ui/copied-text'
import { PageHeader } from '@/components/ui/page-header'
import { UserRoles } from '@/components/users/user-roles'
import { whoAmI } from '@/lib/services/session/who-am-i'
import { load } from '@/lib/session/page-actor'
import { CredentialsOfUser } from '../credentials-of-user'
import { SessionsOfUser } from '../sessions-of-user'
import { changeOwnPasswordAction } from './password-action'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const me = await load(whoAmI, {})
  const memberships = me.reaches.flatMap(({ companyId, companyName, tenantIds, role }) =>
    role === undefined
      ? []
      : [{ companyId, companyName, role, tenantIds: tenantIds === 'all' ? null : tenantIds }],
  )
  const user = { id: me.id, isPlatformAdmin: me.isPlatformAdmin, memberships }
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title="Account" description="Who you are here, and what you log in with over MQTT." />
      <Card title="You" actions={<ChangePassword username={me.name} change={changeOwnPasswordAction} />}>
        <Facts
          facts={[
            ['User name', <CopiedText key="name" text={me.name} what="your user name" />],
            ['Id', <CopiedText key="id" text={me.id} what="your user id" />],
            ['Roles', <UserRoles key="roles" user={user} />],
          ]}
        />
      </Card>
      <SessionsOfUser user={{ id: me.id, username: me.name }} />
      <CredentialsOfUser user={user} />
    </div>
  )
}
