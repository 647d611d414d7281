import assert from 'node:assert/strict'
import { test } from 'node:test'
import { librariesIn } from './maven.mjs'
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

test('the libraries of the WAR are the jars of the compile and runtime scope', () => {
  const list = `
The following files have been resolved:
   org.example:lib:jar:1.2:compile -- module org.example.lib
   org.example:native:jar:linux:1.2:runtime
   org.example:parts:pom:1.2:compile
   org.example:api:jar:1.2:provided
`
  assert.deepEqual([...librariesIn(list)], ['org.example:lib', 'org.example:native'])
})
