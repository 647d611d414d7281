// Called by Maven with the version: copies what people download to target/release/files and writes the entry of the
// changelog and the checksums.
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { entryOf } from './changelog.mjs'

const root = join(import.meta.dirname, '..', '..', '..')
const target = join(root, 'target', 'release', 'files')
const version = process.argv[2]

rmSync(join(root, 'target', 'release'), { recursive: true, force: true })
mkdirSync(target, { recursive: true })
const archives = ['broker-connect.war', 'broker-connect-ctl.jar', 'broker-connect-classes.jar']
for (const name of [...archives, 'broker-connect-broker-test-kit.jar']) {
  cpSync(join(root, 'target', name), join(target, name))
}
for (const name of ['broker-connect.cdx.json', 'broker-connect-ctl.cdx.json']) {
  cpSync(join(root, 'target', 'sbom', name), join(target, 'sbom', name))
}
const folders = ['deploy', 'docker', 'docs', 'monitoring', 'server-config']
for (const name of ['LICENSE', 'NOTICE', 'README.md', 'CHANGELOG.md', ...folders]) {
  cpSync(join(root, name), join(target, name), { recursive: true })
}
writeFileSync(join(target, 'RELEASE.md'), entryOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version))
writeFileSync(join(target, 'SHA256SUMS'), checksums())

/** In the format of sha256sum, for `sha256sum --check SHA256SUMS`. */
function checksums() {
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => {
      const hash = createHash('sha256').update(readFileSync(path)).digest('hex')
      return `${hash}  ${relative(target, path).replaceAll('\\', '/')}\n`
    })
    .join('')
}
