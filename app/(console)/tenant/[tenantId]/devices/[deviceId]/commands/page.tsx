import { CommandsTab } from '@/components/commands/commands-tab'
import { listCommandTemplates } from '@/lib/services/command-templates/list-command-templates'
import { getTenant } from '@/lib/services/tenants/get-tenant'
import { load } from '@/lib/session/page-actor'
import { previewTemplateAction } from '../../../commands/actions'
import { previewCommandAction, queueCommandAction, takeBackCommandAction } from '../actions'
import { abilitiesOf, type DeviceParams, deviceOf } from '../load-device'

export default async function CommandsPage(props: DeviceParams) {
  const device = await deviceOf(props)
  const { sendCommands } = await abilitiesOf(device)
  const [tenant, { items: templates }] = await Promise.all([
    load(getTenant, { id: device.tenantId }),
    load(listCommandTemplates, { id: device.tenantId }),
  ])
  return (
    <CommandsTab
      device={device}
      templates={templates}
      maySend={sendCommands}
      isTurnedOff={device.dialect === 'sensocan' && !tenant.settings.sensocanCommands}
      queueCommand={queueCommandAction}
      previewCommand={previewCommandAction}
      previewTemplate={previewTemplateAction}
      takeBackCommand={takeBackCommandAction}
    />
  )
}
