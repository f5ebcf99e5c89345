import { expect, it } from 'vitest'
import { shownColumns, toggledColumns } from './device-columns'

it('shows what is asked for in its own order, and the name always', () => {
  expect(shownColumns('tags,status,nonsense', true)).toEqual(['status', 'name', 'tags'])
  expect(shownColumns('', true)).toEqual(['name'])
})

it('leaves the tenant out inside one', () => {
  expect(shownColumns(null, true)).toContain('tenant')
  expect(shownColumns(null, false)).not.toContain('tenant')
})

it('takes a column off and puts it back, which leaves nothing in the URL', () => {
  const without = toggledColumns(null, true, 'tags')
  expect(without).not.toContain('tags')
  expect(toggledColumns(without, true, 'tags')).toBeNull()
  expect(shownColumns(toggledColumns(null, true, 'created'), true)).toContain('created')
})

it('does not hide the name', () => {
  expect(toggledColumns(null, true, 'name')).toBeNull()
})
