// The SBOM of cyclonedx-maven-plugin, made anew when pom.xml has changed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { json, nameOf } from './components.mjs'

const goals = ['dependency:list@libraries-of-the-war', 'cyclonedx:makeBom@sbom']

/**
 * The SBOM of all libraries, with those that a server provides, and the components of the WAR. Calls Maven without -o:
 * the plugin asks for online mode, although it downloads nothing that the build has not downloaded. It computes eight
 * hashes of each file, which the second compiler speeds up.
 */
export function readMaven(root, folder) {
  const stamp = join(folder, 'pom.sha256')
  const hash = createHash('sha256').update(readFileSync(join(root, 'pom.xml'))).digest('hex')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
    const shell = process.platform === 'win32'
    const command = join(root, shell ? 'mvnw.cmd' : 'mvnw')
    const env = { ...process.env, MAVEN_OPTS: `${process.env.MAVEN_OPTS ?? ''} -XX:TieredStopAtLevel=4` }
    execFileSync(command, ['-B', '-q', ...goals], { cwd: root, shell, env, stdio: 'inherit' })
    writeFileSync(stamp, hash)
  }
  const bom = json(join(folder, 'maven.json'))
  const names = librariesIn(readFileSync(join(folder, 'libraries-of-the-war.txt'), 'utf8'))
  return { bom, ofWar: bom.components.filter((component) => names.has(nameOf(component))) }
}

/** The names in the list of maven-dependency-plugin: `group:artifact:jar:version:scope`. */
export function librariesIn(list) {
  const lines = list.matchAll(/^\s*([^\s:]+:[^\s:]+):jar:\S+:(?:compile|runtime)\b/gm)
  return new Set([...lines].map((match) => match[1]))
}
