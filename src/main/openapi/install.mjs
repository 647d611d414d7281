import { execSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname

/** Runs `npm ci` unless this package is installed in the version of package.json. */
export function requirePackage(name, options = '') {
  const { dependencies, devDependencies } = json('package.json')
  const wanted = { ...dependencies, ...devDependencies }[name]
  const installed = `node_modules/${name}/package.json`
  if (existsSync(join(here, installed)) && json(installed).version === wanted) return
  execSync(`npm ci ${options}`, { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] })
}

function json(file) {
  return JSON.parse(readFileSync(join(here, file), 'utf8'))
}
