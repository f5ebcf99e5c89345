/** From what the page holds to what the verb takes, or what is missing. Pure. */
import { isUuid } from '@/lib/core/is-uuid'
import type { ExplainForm, ExplainRequest } from './explain-form'

export type FormIssues = Partial<Record<'id' | 'tenant' | 'topic' | 'payload', string>>

export type ExplainCheck =
  | { readonly isOk: true; readonly request: ExplainRequest }
  | { readonly isOk: false; readonly issues: FormIssues }

const idWords = {
  device: 'Choose a device.',
  user: 'Choose a user.',
  'api-token': 'Choose an API token.',
  'tenant-user': 'Choose a user.',
} as const

export function checkForm(form: ExplainForm): ExplainCheck {
  const { as, id, tenant, credential, action, topic, qos, version, contentType, contentMode } = form
  const issues: FormIssues = {}
  const needsId = as === 'account' || as === 'anonymous' ? undefined : idWords[as]
  if (needsId && !isUuid(id)) issues.id = needsId
  const needsTenant = as === 'account' || as === 'tenant-user'
  if (needsTenant && !/^[1-9]\d*$/.test(tenant)) issues.tenant = 'Choose a tenant.'
  if (topic === '') issues.topic = action === 'publish' ? 'Give a topic.' : 'Give a filter.'
  const payload = payloadOf(form)
  if (typeof payload === 'string') issues.payload = payload
  if (typeof payload === 'string' || Object.keys(issues).length > 0) return { isOk: false, issues }
  return {
    isOk: true,
    request: {
      principal: {
        kind: as,
        ...(needsId ? { id } : {}),
        ...(needsTenant ? { tenantId: Number(tenant) } : {}),
        ...(credential === '' ? {} : { credentialKind: credential }),
      },
      action,
      topic,
      qos: qos === '0' ? 0 : qos === '1' ? 1 : 2,
      ...(version === '' ? {} : { version: version === '3' ? 3 : version === '4' ? 4 : 5 }),
      ...payload,
      ...(action === 'publish' && contentType !== '' ? { contentType } : {}),
      ...(action === 'subscribe' && contentMode !== '' ? { contentMode } : {}),
    },
  }
}

/** Left empty, only the topic is judged; a message of no bytes is asked for in so many words. */
function payloadOf({
  action,
  form,
  payload,
}: ExplainForm): Pick<ExplainRequest, 'payload' | 'payloadHex'> | string {
  if (action === 'subscribe') return {}
  if (form === 'empty') return { payload: '' }
  if (payload.trim() === '') return {}
  if (form === 'text') return { payload }
  const hex = payload.replace(/\s|0x/g, '')
  return /^([0-9a-f]{2})*$/i.test(hex) ? { payloadHex: hex } : 'Hex is two digits (0-9, a-f) a byte.'
}
