import { expect, it } from 'vitest'
import { joinExpositions } from './join-expositions'

it('puts the samples of one name together, under one HELP and one TYPE', () => {
  const broker =
    '# HELP a What a is.\n# TYPE a gauge\na{process="broker"} 1\n\n# HELP b B.\n# TYPE b counter\nb 2\n'
  const web = '# HELP a What a is.\n# TYPE a gauge\na{process="web"} 3\n'
  expect(joinExpositions([broker, web])).toBe(
    '# HELP a What a is.\n# TYPE a gauge\na{process="broker"} 1\na{process="web"} 3\n\n# HELP b B.\n# TYPE b counter\nb 2\n',
  )
})

it('is nothing where there is nothing', () => {
  expect(joinExpositions(['', ''])).toBe('')
})
