import { execSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Runs `npm ci` in a folder unless this package is installed there in the version of its package.json.
 * The folder is this one by default.
 */
export function requirePackage(name, options = '', folder = import.meta.dirname) {
  const { dependencies, devDependencies } = json(folder, 'package.json')
  const wanted = { ...dependencies, ...devDependencies }[name]
  const installed = `node_modules/${name}/package.json`
  if (existsSync(join(folder, installed)) && json(folder, installed).version === wanted) return
  execSync(`npm ci ${options}`, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}

function json(folder, file) {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}
