// Writes META-INF/openapi.json from openapi.yaml and resources/*.yaml. Usage: node generate.mjs [file to write]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { requirePackage } from './install.mjs'

const here = import.meta.dirname
const target = resolve(process.argv[2] ?? join(here, '../../../target/classes/META-INF/openapi.json'))

requirePackage('yaml', '--omit=dev')
const { assemble } = await import('./assemble.mjs')

const json = `${JSON.stringify(assemble(here), null, 2)}\n`
if (!existsSync(target) || readFileSync(target, 'utf8') !== json) {
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, json)
}
