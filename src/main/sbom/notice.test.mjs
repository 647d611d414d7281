import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withLibraries } from './notice.mjs'

const mit = [{ license: { id: 'MIT' } }]
const maven = { group: 'org.example', name: 'lib', purl: 'pkg:maven/org.example/lib@1', licenses: mit }
const npm = { name: '@scope/b', purl: 'pkg:npm/%40scope/b@1', licenses: [{ expression: '(MIT OR CC0-1.0)' }] }
const own = 'Product\nCopyright\n\n'

test('the lists name every library below its licence, after the own text', () => {
  const notice = withLibraries(own, { maven: [maven], npm: [npm], ctl: [maven] })

  assert.ok(notice.startsWith(own))
  assert.match(notice, /licences\.\n\nMIT:\n- org\.example:lib\n\nThe scripts/)
  assert.match(notice, /\(MIT OR CC0-1\.0\):\n- @scope\/b\n/)
})

test('a second run replaces the lists', () => {
  const first = withLibraries(own, { maven: [maven], npm: [npm], ctl: [] })

  assert.equal(withLibraries(first, { maven: [maven], npm: [npm], ctl: [] }), first)
  assert.ok(!withLibraries(first, { maven: [], npm: [npm], ctl: [] }).includes('org.example:lib'))
})
