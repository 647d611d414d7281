// Fails when src/api/generated.ts is not the generator's output for the API description.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { generateEndpoints } from '@rtk-query/codegen-openapi'
import config from '../openapi-codegen.mjs'

process.chdir(join(import.meta.dirname, '..'))
const folder = mkdtempSync(join(tmpdir(), 'api-check-'))
try {
  const outputFile = join(folder, 'generated.ts')
  await generateEndpoints({ ...config, apiFile: `./${relative('.', join(folder, 'brokerConnectApi.ts'))}`, outputFile })
  if (readFileSync(outputFile, 'utf8') !== readFileSync(config.outputFile, 'utf8')) {
    console.error(
      'src/api/generated.ts does not match META-INF/openapi.json: run "npm run api:generate" and commit the result.',
    )
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true })
}
