// The SBOMs of cyclonedx-maven-plugin, made anew when pom.xml has changed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { json } from './components.mjs'

const goals = ['cyclonedx:makeBom@sbom-of-the-war', 'cyclonedx:makeBom@sbom-of-brokerctl']

/**
 * The libraries of the WAR, and these with the ones that a server provides. Calls Maven without -o: the plugin asks for
 * online mode, although it downloads nothing that the build has not downloaded.
 */
export function readMaven(root, folder) {
  const stamp = join(folder, 'pom.sha256')
  const hash = createHash('sha256').update(readFileSync(join(root, 'pom.xml'))).digest('hex')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
    const shell = process.platform === 'win32'
    const command = join(root, shell ? 'mvnw.cmd' : 'mvnw')
    execFileSync(command, ['-B', '-q', ...goals], { cwd: root, shell, stdio: 'inherit' })
    writeFileSync(stamp, hash)
  }
  return { runtime: json(join(folder, 'maven-runtime.json')), provided: json(join(folder, 'maven-provided.json')) }
}
