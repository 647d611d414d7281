// Checks the generated API description against Redocly's recommended rules.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
const redocly = join(here, 'node_modules/@redocly/cli/bin/cli.js')
if (!existsSync(redocly)) run('npm', 'ci')
run(process.execPath, redocly, 'lint', '../../../target/classes/META-INF/openapi.json')

function run(command, ...args) {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  try {
    execFileSync(command, args, { cwd: here, env, stdio: 'pipe', encoding: 'utf8' })
  } catch ({ stdout, stderr }) {
    console.error(`${stdout}${stderr}`)
    process.exit(1)
  }
}
