import type { Company } from '@/lib/contract/companies'
import type { Device } from '@/lib/contract/devices'
import type { Tenant } from '@/lib/contract/tenants'
import { devicePath } from '../device/device-path'

export interface FirstRunThings {
  readonly company: Company | undefined
  readonly tenant: Tenant | undefined
  readonly device: Device | undefined
  readonly isPlatformAdmin: boolean
  readonly mayProvision: boolean
}

export interface FirstRunStepText {
  readonly title: string
  readonly sentence: string
  /** Where it is done; absent where somebody else must. */
  readonly link?: { readonly href: string; readonly label: string }
}

export function firstRunSteps({
  company,
  tenant,
  device,
  isPlatformAdmin,
  mayProvision,
}: FirstRunThings): readonly FirstRunStepText[] {
  const ask = (what: string) => `Somebody who may provision has to ${what}.`
  return [
    {
      title: 'Create a company',
      sentence: company
        ? company.name
        : isPlatformAdmin
          ? 'It owns everything below it.'
          : 'A platform admin creates it and makes you a member.',
      ...(isPlatformAdmin ? { link: { href: '/companies?new=true', label: 'New company' } } : {}),
    },
    {
      title: 'Create a tenant',
      sentence: tenant
        ? `${tenant.name}, with the id ${tenant.id}`
        : mayProvision || isPlatformAdmin
          ? 'A site, a customer or a product line of the company.'
          : ask('create it'),
      ...(mayProvision
        ? {
            link: {
              href: company ? `/tenants?company=${company.id}&new=true` : '/tenants',
              label: company ? 'New tenant' : 'Tenants',
            },
          }
        : {}),
    },
    {
      title: 'Create a device',
      sentence: device
        ? device.name
        : mayProvision
          ? 'You choose the dialect that its firmware speaks.'
          : ask('create it'),
      ...(mayProvision && tenant
        ? { link: { href: `/tenant/${tenant.id}/devices/new`, label: 'New device' } }
        : {}),
    },
    {
      title: 'Connect it',
      sentence: 'Download its auth config, or use the filled mosquitto_pub line.',
      ...(device ? { link: { href: `${devicePath(device)}/credentials`, label: 'Credentials' } } : {}),
    },
    {
      title: 'See its first message',
      sentence: 'This turns by itself when a reading is stored, or says what went wrong.',
      ...(device ? { link: { href: `${devicePath(device)}/logs`, label: 'Live Logs' } } : {}),
    },
  ]
}
