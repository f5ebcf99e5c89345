import { notFound } from 'next/navigation'
import { CredentialsTab } from '@/components/credentials/credentials-tab'
import { endpointOf } from '../../../../../endpoint-of'
import type { PageProps } from '../../../../../scope-query'
import { createCredentialAction, deleteCredentialAction, issueAuthConfigAction } from '../actions'
import { abilitiesOf, type DeviceParams, deviceOf } from '../load-device'
import { refusalOf } from './refusal-of'

export default async function CredentialsPage(props: DeviceParams & PageProps) {
  const device = await deviceOf(props)
  if (!(await abilitiesOf(device)).provision) notFound()
  return (
    <CredentialsTab
      device={device}
      endpoint={await endpointOf()}
      refusal={await refusalOf((await props.searchParams).refused, device.id)}
      issueCredential={createCredentialAction}
      deleteCredential={deleteCredentialAction}
      issueAuthConfig={issueAuthConfigAction}
    />
  )
}
