import { expect, it } from 'vitest'
import { readEventFilter } from './read-event-filter'

it.each([
  ['app/my-app', { form: 'app' }],
  ['a/my-app', { form: 'a' }],
  ['application/my-app', { form: 'application' }],
  ['$share/my-group/app/my-app', { form: 'app', group: 'my-group' }],
  ['$share/my-group/a/my-app', { form: 'a', group: 'my-group' }],
])('%s asks for the events of an application', (filter, asked) => {
  expect(readEventFilter(filter)).toEqual({ kind: 'event', application: 'my-app', ...asked })
})

it('takes the document\'s "$share/my-group/my-app", and notes what it meant', () => {
  expect(readEventFilter('$share/my-group/my-app')).toMatchObject({
    kind: 'event',
    form: 'app',
    application: 'my-app',
    group: 'my-group',
    note: {
      code: 'share-without-app',
      mend: { action: { kind: 'copy-topic', topic: '$share/my-group/app/my-app' } },
    },
  })
})

it.each([
  'app/#',
  'app/+',
  'a/+',
  'app/my-app/#',
  'app/my-app/+',
  '$share/g/app/#',
  '$share/g/#',
  '$share/g/+',
])('%s is refused as a wildcard', (filter) => {
  expect(readEventFilter(filter)).toMatchObject({
    kind: 'refused',
    reasonCode: 0xa2,
    rejection: { code: 'wildcard-not-allowed' },
  })
})

it.each([
  ['app', 'app/{application}'],
  ['app/', 'app/{application}'],
  ['app/my-app/x', 'app/my-app'],
  ['app/my-app/', 'app/my-app'],
  ['$share', '$share/{group}/app/{application}'],
  ['$share/g', '$share/g/app/{application}'],
  ['$share/g/', '$share/g/app/{application}'],
  ['$share/g/app', '$share/g/app/{application}'],
  ['$share//app/my-app', '$share/{group}/app/my-app'],
  ['$share/+/app/my-app', '$share/{group}/app/my-app'],
  ['$share/g/app/my-app/x', '$share/g/app/my-app'],
])('%s is refused as malformed, and %s is named', (filter, topic) => {
  expect(readEventFilter(filter)).toMatchObject({
    kind: 'refused',
    reasonCode: 0x8f,
    rejection: { code: 'topic-not-in-grammar', mend: { action: { topic } } },
  })
})

it.each(['#', '+/my-app', 'v1/raw/AcmeCorp/#', '$share/g/v1/raw/AcmeCorp/#', 'apps/my-app', 'APP/my-app'])(
  '%s is no filter of events',
  (filter) => {
    expect(readEventFilter(filter)).toEqual({ kind: 'other' })
  },
)
