import { expect, test } from 'vitest'
import { started } from '../../testing/data'
import { isHint } from './attemptHint'

const hint = { source: 'broker-connect', attemptId: started.attemptId, outcome: 'CONNECTED' }

test('a hint has our source, an attempt id and an outcome', () => {
  expect(isHint(hint)).toBe(true)
})

test.each([
  [null],
  ['CONNECTED'],
  [{}],
  [{ ...hint, source: 'react-devtools' }],
  [{ ...hint, attemptId: '../../admin' }],
  [{ ...hint, attemptId: 7 }],
  [{ ...hint, outcome: 'RICH' }],
])('%j is not a hint', (data) => {
  expect(isHint(data)).toBe(false)
})
