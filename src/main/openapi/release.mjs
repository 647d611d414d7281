// Makes the API of this working copy the released one: writes released.json, without texts and examples.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { requirePackage } from './install.mjs'

const here = import.meta.dirname
requirePackage('yaml', '--omit=dev')
const { assemble } = await import('./assemble.mjs')

const texts = new Set(['description', 'summary', 'example', 'examples'])
writeFileSync(join(here, 'released.json'), `${JSON.stringify(structureOf(assemble(here)), null, 1)}\n`)

/** Names below `properties` are fields of the API, whatever they are called. */
function structureOf(node, areNames = false) {
  if (Array.isArray(node)) return node.map((item) => structureOf(item))
  if (typeof node !== 'object' || node === null) return node
  const kept = Object.entries(node).filter(([name]) => areNames || !texts.has(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, structureOf(value, name === 'properties' && !areNames)]))
}
