import type { SwitchName } from '@/lib/core/registry'

interface SettingWords {
  readonly key: SwitchName
  readonly label: string
  readonly sentence: string
  /** After the switch was turned on, and off. */
  readonly on: string
  readonly off: string
}

/** The switches of a tenant, each with what it does in one sentence. */
export const settingWords: readonly SettingWords[] = [
  {
    key: 'sensocanCommands',
    label: 'Commands to SensoCAN devices',
    sentence:
      'SensoCAN itself knows no commands: on, its devices may subscribe to tenant/…/device/…/command/… and people may send there.',
    on: 'Commands are on.',
    off: 'Commands are off.',
  },
  {
    key: 'anonymousRead',
    label: 'Anonymous readers',
    sentence:
      'On, anybody who reaches the broker reads the events of the application without logging in, the data of every device of this tenant included.',
    on: 'Anybody may read the events of the application now.',
    off: 'Anonymous readers are cut.',
  },
  {
    key: 'createSensors',
    label: 'Sensors for unknown Connio properties',
    sentence:
      'On, a property that nobody has created becomes a sensor when a Connio device first writes it; off, it is refused and says so.',
    on: 'Unknown properties become sensors.',
    off: 'Unknown properties are refused.',
  },
  {
    key: 'plainStore',
    label: 'Storage of the plain namespace',
    sentence:
      'On, JSON that a device publishes there also becomes readings; off, messages are routed to their subscribers and nothing of them is stored.',
    on: 'JSON of plain devices is stored.',
    off: 'Messages of plain devices are routed only.',
  },
]
