import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownProblem, knownProblemTypes, problemText } from './problems'

test('every slug that the server explains has words here', () => {
  const explanations = readFileSync('../resources/org/brokerconnect/connection/explanations.properties', 'utf8')
  const slugs = [...explanations.matchAll(/^([a-z-]+)\.title=/gm)].map(([, slug]) => slug)

  expect(slugs.length).toBeGreaterThan(30)
  expect(slugs.filter((slug) => !knownProblem(slug))).toEqual([])
})

test.each(knownProblemTypes)('%s says what happened and what comes next, in whole sentences', (type) => {
  const { happened, next } = problemText({ type, title: '' })

  expect(happened).toMatch(/^[A-Z].+\.$/)
  expect(next).toMatch(/^[A-Z].+\.$/)
})

test('a type without words of ours falls back to the server’s title and detail', () => {
  const { happened, next } = problemText({ type: 'brand-new', title: 'The moon is full.', detail: 'Wait.' })

  expect([happened, next]).toEqual(['The moon is full.', 'Wait.'])
})

test('a type without any words is unexpected, even when it is named like something that every object has', () => {
  expect(problemText({ type: 'constructor', title: '' })).toEqual(problemText({ type: 'unexpected', title: '' }))
})
