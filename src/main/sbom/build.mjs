// Called by Maven. Writes target/sbom/broker-connect.cdx.json (the WAR: Maven and npm) and broker-connect-ctl.cdx.json,
// and fails if a licence is not allowed or if NOTICE does not name the libraries. `node build.mjs --notice` writes
// NOTICE instead of comparing it.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ctlComponents, json, nameOf, npmComponents } from './components.mjs'
import { correct, isAllowed, licencesOf } from './licences.mjs'
import { readMaven } from './maven.mjs'
import { withLibraries } from './notice.mjs'

const root = join(import.meta.dirname, '..', '..', '..')
const folder = join(root, 'target', 'sbom')
const rules = json(join(import.meta.dirname, 'licences.json'))

const { bom, ofWar: maven } = readMaven(root, folder)
const npm = npmComponents(join(root, 'src', 'main', 'frontend'))
const ctl = ctlComponents(bom.components, join(root, 'src', 'main', 'assembly', 'ctl.xml'))

const shipped = [...maven, ...npm, ...ctl]
correct(shipped, rules.corrections, nameOf)
write('broker-connect.cdx.json', [...maven, ...npm])
write('broker-connect-ctl.cdx.json', ctl)
checkLicences()
checkNotice()

/** Writes an SBOM with these components and the relations between them. Its serial number follows from its content. */
function write(name, components) {
  const refs = new Set([bom.metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])])
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: (dependsOn ?? []).filter((other) => refs.has(other)) }))
  const hash = createHash('sha256').update(JSON.stringify([name, components])).digest('hex')
  const serialNumber = `urn:uuid:${hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-8$3-8$4-$5')}`
  writeFileSync(join(folder, name), `${JSON.stringify({ ...bom, serialNumber, components, dependencies }, null, 2)}\n`)
}

function checkLicences() {
  const refused = shipped.filter((component) => !isAllowed(component, rules.allowed))
  if (refused.length === 0) return
  const list = refused.map((component) => `  ${component.purl}: ${licencesOf(component).join(', ') || 'no licence'}`)
  fail(`The product may not contain libraries with these licences (src/main/sbom/licences.json):\n${list.join('\n')}`)
}

function checkNotice() {
  const path = join(root, 'NOTICE')
  const notice = readFileSync(path, 'utf8')
  const expected = withLibraries(notice, { maven, npm, ctl })
  if (process.argv.includes('--notice')) writeFileSync(path, expected)
  else if (notice !== expected) {
    fail('NOTICE does not list the libraries. Run "node src/main/sbom/build.mjs --notice", and commit the file.')
  }
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
