// Called by Maven: `build` builds dist, `test` also runs the checks and tests. A step is skipped when its inputs have
// not changed since it last succeeded; a deleted file counts as a change.
import { execSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

process.chdir(join(import.meta.dirname, '..'))
const stamps = 'node_modules/.stamps'

step('install', ['package.json', 'package-lock.json', '.npmrc'], 'node_modules/.package-lock.json', () => npm('ci'))
step('build', everything(), 'dist/index.html', () => npm('run build'))
if (process.argv[2] === 'test') {
  step('test', everything(), 'dist/index.html', () => {
    npm('run check')
    npm('test')
  })
}

function step(name, inputs, output, work) {
  const hash = hashOf(inputs)
  const stamp = join(stamps, name)
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  work()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, hash)
}

function everything() {
  const own = readdirSync('.', { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name)) return []
    return entry.isDirectory() ? filesIn(entry.name) : [entry.name]
  })
  return [
    ...own,
    '../../../target/classes/META-INF/openapi.json',
    '../resources/org/brokerconnect/problem/problem-types.properties',
    '../resources/org/brokerconnect/problem/problems.properties',
  ]
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Hashes names and contents, not time stamps, which a fresh clone does not keep. */
function hashOf(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths.toSorted()) hash.update(`\0${path}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

function npm(command) {
  try {
    execSync(`npm ${command}`, { stdio: 'inherit' })
  } catch {
    console.error(`The front end failed at "npm ${command}" (in src/main/frontend).`)
    process.exit(1)
  }
}
