import type { CoachStage } from '@/lib/contract/coach'

export const stageWords: Readonly<Record<CoachStage, string>> = {
  address: 'Address seen',
  tls: 'TLS',
  connect: 'CONNECT',
  credential: 'Credential',
  state: 'Allowed in',
  version: 'MQTT version',
  'client-id': 'Client id and session',
  publish: 'First publish',
  stored: 'First reading stored',
}
