import { expect, test } from 'vitest'
import actions from './problemActions.json'
import { knownProblem, problemText } from './problemText'

test.each(Object.keys(actions))('%s has a title, a detail of whole sentences and an action', (slug) => {
  const { title, detail, action } = problemText({ type: slug, title: '' })

  expect(title).toMatch(/^[A-Z].+[^.]$/)
  expect(detail).toMatch(/^[A-Z].+\.$/)
  expect(action).toMatch(/^(retry|reconnect|credentials|sign-in|administrator|none)$/)
})

test('a problem that only the browser can notice has texts too', () => {
  expect(knownProblem('unreachable')).toMatchObject({ title: 'Broker Connect cannot be reached', action: 'retry' })
})

test('an unknown slug shows the server’s title and detail', () => {
  const { title, detail } = problemText({ type: 'brand-new', title: 'Markets are closed', detail: 'Wait.' })

  expect([title, detail]).toEqual(['Markets are closed', 'Wait.'])
})

test('a problem without any texts is unexpected, even when it is named like a property that every object has', () => {
  expect(problemText({ type: 'constructor', title: '' })).toEqual(problemText({ type: 'unexpected', title: '' }))
})

test('a problem names the broker where its name is known', () => {
  expect(knownProblem('broker-down', 'Zerodha')?.title).toBe('Zerodha is having technical problems')
  expect(knownProblem('broker-down')?.title).toBe('Your broker is having technical problems')
})
