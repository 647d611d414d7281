// The components of the product, from the SBOMs that cyclonedx-maven-plugin writes and from `npm sbom`.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reads a JSON file. */
export const json = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** The name that its ecosystem gives a component: `group:artifact` for Maven, the package for npm. */
export function nameOf(component) {
  const separator = component.purl.startsWith('pkg:maven/') ? ':' : '/'
  return component.group ? `${component.group}${separator}${component.name}` : component.name
}

/**
 * The npm packages that the front end's build can put into its scripts. `npm sbom --omit dev` is not used: it also
 * omits packages that production and development share, such as React. The lock file marks what only development needs.
 */
export function npmComponents(folder) {
  const command = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline']
  const shell = process.platform === 'win32'
  const all = JSON.parse(execFileSync('npm', command, { cwd: folder, shell, maxBuffer: 2 ** 28 }))
  const installed = Object.entries(json(join(folder, 'package-lock.json')).packages)
    .filter(([path, locked]) => path && !locked.dev && !locked.devOptional)
    .map(([path, locked]) => `${path.split('node_modules/').at(-1)}@${locked.version}`)
  const key = (component) => `${nameOf(component)}@${component.version}`
  const components = all.components.filter((component) => installed.includes(key(component)))
  const missing = installed.filter((name) => !components.some((component) => key(component) === name))
  if (missing.length > 0) throw new Error(`npm sbom does not list ${missing.join(', ')}`)
  return components
}

/** The components that the assembly descriptor of broker-connect-ctl.jar includes. */
export function ctlComponents(components, descriptor) {
  const includes = readFileSync(descriptor, 'utf8').matchAll(/<include>([^<:]+:[^<]+)<\/include>/g)
  const patterns = [...includes].map((match) => match[1])
  const matches = (pattern, name) => (pattern.endsWith(':*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern)
  return components.filter((component) => patterns.some((pattern) => matches(pattern, nameOf(component))))
}
