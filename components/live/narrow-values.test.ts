import { expect, it } from 'vitest'
import { narrowValues } from './narrow-values'

const values = ['plc/pump/speed', 'plc/pump/torque', 'plc/pump2/speed'].map((path) => ({ path }))
const paths = (branch: string, find: string) =>
  narrowValues(values, { branch, find }, (path) => (path.endsWith('torque') ? 'Load_01' : null)).map(
    ({ path }) => path,
  )

it('keeps what lies under the branch, and not its neighbour of a longer name', () => {
  expect(paths('plc/pump', '')).toEqual(['plc/pump/speed', 'plc/pump/torque'])
})

it('finds text in the path or the slug, whatever its case', () => {
  expect(paths('', 'SPEED')).toEqual(['plc/pump/speed', 'plc/pump2/speed'])
  expect(paths('', 'load')).toEqual(['plc/pump/torque'])
  expect(paths('plc/pump2', 'torque')).toEqual([])
})
