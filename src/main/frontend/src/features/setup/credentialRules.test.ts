import { describe, expect, test } from 'vitest'
import { zerodha } from '../../testing/data'
import { cleaned, credentialError, labelError } from './credentialRules'

const fields = zerodha.credentialFields
const fault = (values: Record<string, string>, name = 'apiKey') => {
  const field = fields.find((each) => each.name === name)
  return field ? credentialError(field, fields, values) : 'no such field'
}

describe('what is pasted', () => {
  test.each([
    ['  abc123 \n', 'abc123'],
    ['\u200babc123\ufeff', 'abc123'],
    ['\u00a0abc123\u00a0', 'abc123'],
    ['abc 123', 'abc 123'],
  ])('%j is taken as %j', (pasted, meant) => {
    expect(cleaned(pasted)).toBe(meant)
  })
})

describe('a credential', () => {
  test('that fits is fine', () => {
    expect(fault({ apiKey: 'sandboxdemo' })).toBeNull()
  })
  test('that is missing is asked for', () => {
    expect(fault({})).toBe('Enter the API key.')
  })
  test('with a space in it was copied with something else', () => {
    expect(fault({ apiKey: 'key: abc' })).toMatch(/has a space in it/)
  })
  test('of another form says how long it is', () => {
    expect(fault({ apiKey: 'abc' })).toBe('This does not look like an API key (3 characters so far).')
  })
  test('must match as a whole', () => {
    expect(fault({ apiKey: 'sandboxdemo!' })).not.toBeNull()
  })
  test('that is the key again is no secret', () => {
    expect(fault({ apiKey: 'sandboxdemo', apiSecret: 'sandboxdemo' }, 'apiSecret')).toBe(
      'This is the same as the API key. Copy the API secret here.',
    )
  })
  test('is not refused by a pattern that this browser cannot read', () => {
    const odd = { name: 'apiKey', label: 'API key', hint: '', pattern: '(?<!', secret: false }
    expect(credentialError(odd, [odd], { apiKey: 'x' })).toBeNull()
  })
})

test('a label is needed, and not too long', () => {
  expect(labelError('  ')).toMatch(/Enter a name/)
  expect(labelError('a'.repeat(101))).toMatch(/at most 100/)
  expect(labelError('My account')).toBeNull()
})
