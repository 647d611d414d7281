// The part of CHANGELOG.md about one version.

/**
 * The entry with its heading. A snapshot has the entry "Unreleased". Fails if there is none, so that nothing is
 * released whose changes are not described.
 */
export function entryOf(changelog, version) {
  const heading = version.endsWith('-SNAPSHOT') ? 'Unreleased' : version
  const sections = changelog.split(/^(?=## )/m).slice(1)
  const entry = sections.find((section) => section.slice(3).split(/\s/, 1)[0] === heading)
  if (entry === undefined) throw new Error(`CHANGELOG.md has no entry "## ${heading}" for version ${version}`)
  return `${entry.trimEnd()}\n`
}
