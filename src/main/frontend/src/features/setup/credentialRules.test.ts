import { expect, test } from 'vitest'
import { unwrapped } from '../../shared/plainText'
import { zerodha } from '../../testing/data'
import { credentialError, labelError } from './credentialRules'

const fields = zerodha.credentialFields
const errorOf = (values: Record<string, string>, name = 'apiKey') => {
  const field = fields.find((each) => each.name === name)
  return field ? credentialError(field, fields, values) : 'no such field'
}

test.each([
  ['  abc123 \n', 'abc123'],
  ['\u200babc123\ufeff', 'abc123'],
  ['\u00a0abc123\u00a0', 'abc123'],
  ['abc 123', 'abc 123'],
  ['"abc123"', 'abc123'],
  ['\u2018abc\u200b123\u2019', 'abc123'],
])('the pasted value %j is cleaned to %j', (pasted, value) => {
  expect(unwrapped(pasted)).toBe(value)
})

test('a credential that matches the pattern is valid', () => {
  expect(errorOf({ apiKey: 'sandboxdemo' })).toBeNull()
})

test('a missing credential is an error', () => {
  expect(errorOf({})).toBe('Enter the API key.')
})

test('a credential with a space is an error', () => {
  expect(errorOf({ apiKey: 'key: abc' })).toMatch(/contains a space/)
})

test('the error of a malformed credential names its length', () => {
  expect(errorOf({ apiKey: 'abc' })).toBe('This is not a valid API key (3 characters so far).')
  expect(errorOf({ apiKey: 'a' })).toBe('This is not a valid API key (1 character so far).')
})

test('a credential must match the pattern as a whole', () => {
  expect(errorOf({ apiKey: 'sandboxdemo!' })).not.toBeNull()
})

test('a secret that equals the key is an error', () => {
  expect(errorOf({ apiKey: 'sandboxdemo', apiSecret: 'sandboxdemo' }, 'apiSecret')).toBe(
    'This is the API key. Copy the API secret here.',
  )
})

test('a pattern that this browser cannot parse accepts every credential', () => {
  const field = { name: 'apiKey', label: 'API key', hint: '', pattern: '(?<!', secret: false }
  expect(credentialError(field, [field], { apiKey: 'x' })).toBeNull()
})

test('a name is required and has a limit', () => {
  expect(labelError('  ')).toMatch(/Enter a name/)
  expect(labelError('a'.repeat(101))).toMatch(/at most 100/)
  expect(labelError('😀'.repeat(101))).toMatch(/at most 100/)
  expect(labelError('😀'.repeat(100))).toBeNull()
  expect(labelError('My account')).toBeNull()
})

test.each(['\u00a0', '\u200b', '\u3164', '\u0301'])('the name %j has no visible character', (label) => {
  expect(labelError(label)).toMatch(/Enter a name/)
})

test.each(['Sav\u202eings', 'a\u0000b', 'x\ud83dy', 'a\u2028b'])('the name %j has an invisible character', (label) => {
  expect(labelError(label)).toMatch(/invisible character/)
})
