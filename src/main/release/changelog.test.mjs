import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryOf } from './changelog.mjs'

const candidate = '## 1.0.0-rc1 (2026-12-01)\n\n### Added\n- b\n'
const changelog = `# Changelog\n\nText.\n\n## Unreleased\n\n- a\n\n${candidate}\n## 1.0.0\n- c\n`

test('a release has the entry of its version, up to the next one', () => {
  assert.equal(entryOf(changelog, '1.0.0-rc1'), candidate)
  assert.equal(entryOf(changelog, '1.0.0'), '## 1.0.0\n- c\n')
})

test('a snapshot has the entry of what is not released', () => {
  assert.equal(entryOf(changelog, '1.1.0-SNAPSHOT'), '## Unreleased\n\n- a\n')
})

test('a version without an entry is not released', () => {
  assert.throws(() => entryOf(changelog, '1.0'), /no entry "## 1\.0"/)
  assert.throws(() => entryOf('# Changelog\n', '1.0.0-SNAPSHOT'), /Unreleased/)
})
