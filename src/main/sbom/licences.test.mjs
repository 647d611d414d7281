import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correct, isAllowed, satisfies } from './licences.mjs'

const allowed = ['MIT', 'Apache-2.0', 'LGPL-2.1-or-later', 'GPL-2.0-only WITH Classpath-exception-2.0']
const component = (...licenses) => ({ name: 'a', purl: 'pkg:npm/a@1', licenses })

for (const [expression, holds] of [
  ['MIT', true],
  ['GPL-3.0-only', false],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only OR MIT AND Apache-2.0', true],
  ['(GPL-3.0-only OR MIT) AND AGPL-3.0-only', false],
  ['MIT OR (AGPL-3.0-only AND Apache-2.0)', true],
  ['GPL-2.0-only WITH Classpath-exception-2.0', true],
  ['GPL-2.0-only WITH Bison-exception-2.2 OR AGPL-3.0-only', false],
  ['GPL-2.0-only WITH Classpath-exception-2.0 AND MIT', true],
  ['SEE LICENSE IN LICENSE.md', false],
  ['', false],
]) {
  test(`"${expression}" is ${holds ? '' : 'not '}allowed`, () => assert.equal(satisfies(expression, allowed), holds))
}

test('one of several licences of a POM is enough', () => {
  assert.ok(isAllowed(component({ license: { id: 'EPL-2.0' } }, { license: { id: 'MIT' } }), allowed))
  assert.ok(!isAllowed(component({ license: { id: 'EPL-2.0' } }, { license: { name: 'GPL v3' } }), allowed))
})

test('a component without a licence is not allowed', () => {
  assert.ok(!isAllowed(component(), allowed))
  assert.ok(!isAllowed({ name: 'a', purl: 'pkg:npm/a@1' }, allowed))
})

test('a correction replaces the licence, and fails when its component is gone', () => {
  const wrong = component({ license: { name: 'unknown' } })
  correct([wrong], { a: { licence: 'MIT' } }, (it) => it.name)
  assert.ok(isAllowed(wrong, allowed))
  assert.throws(() => correct([wrong], { b: { licence: 'MIT' } }, (it) => it.name), /corrects b/)
})
