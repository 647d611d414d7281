// Checks the generated API description against Redocly's recommended rules, and docs/problems.md against the catalogue.
import { spawnSync } from 'node:child_process'
import { requirePackage } from './install.mjs'

requirePackage('@redocly/cli')
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  ['node_modules/@redocly/cli/bin/cli.js', 'lint', '../../../target/classes/META-INF/openapi.json'],
  {
    cwd: import.meta.dirname,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    encoding: 'utf8',
  },
)
if (status !== 0) console.error(`${stdout}${stderr}`)
process.exitCode = status ?? 1

process.argv.push('--check')
await import('./problems-page.mjs')
