import { notFound } from 'next/navigation'
import { CredentialsTab } from '@/components/credentials/credentials-tab'
import { endpointOf } from '../../../../../endpoint-of'
import { createCredentialAction, deleteCredentialAction, issueAuthConfigAction } from '../actions'
import { abilitiesOf, type DeviceParams, deviceOf } from '../load-device'

export default async function CredentialsPage(props: DeviceParams) {
  const device = await deviceOf(props)
  if (!(await abilitiesOf(device)).provision) notFound()
  return (
    <CredentialsTab
      device={device}
      endpoint={await endpointOf()}
      issueCredential={createCredentialAction}
      deleteCredential={deleteCredentialAction}
      issueAuthConfig={issueAuthConfigAction}
    />
  )
}
