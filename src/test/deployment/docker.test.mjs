import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { test } from 'node:test'
import { requirePackage } from '../../main/openapi/install.mjs'

requirePackage('dockerfile-utils', '--loglevel=error', import.meta.dirname)
const { ignored, lint, names, read } = await import('./dockerfiles.mjs')
const { file } = await import('./metrics-page.mjs')
const { count, isKnown } = await import('./settings.mjs')

const root = join(import.meta.dirname, '..', '..', '..')
const images = names()
const servers = images.filter((name) => !name.startsWith('demo'))
const property = (name) => new RegExp(`<${name}>([^<]+)<`).exec(file('pom.xml'))[1]

test('Dockerfiles are valid', () => {
  assert.deepEqual(images.toSorted(), ['Dockerfile', 'demo.Dockerfile', 'wildfly.Dockerfile'])
  for (const name of images) assert.deepEqual(lint(file('docker', name)), [], name)
  assert.notDeepEqual(lint('FROM a:1\nCOPPY b c\n'), [])
})

test('everything that is copied is in the project, or made by the build', () => {
  for (const name of images) {
    for (const path of read(name).copied) {
      assert.ok(path.startsWith('target/') || existsSync(join(root, path)), `${name}: ${path}`)
    }
  }
})

test('everything that is copied is in the context of the build', () => {
  for (const name of servers) {
    const patterns = ignored(name)
    assert.equal(patterns[0], '*')
    for (const path of read(name).copied) {
      const isSent = patterns.some((pattern) => path === pattern.slice(1) || path.startsWith(`${pattern.slice(1)}/`))
      assert.ok(isSent, `${name}: ${path}`)
    }
  }
})

test('images are built in stages, from a named version, and do not run as root', () => {
  for (const name of images) {
    const { stages, users, health } = read(name)
    assert.ok(stages.length > 1, name)
    for (const { image } of stages) assert.match(image, /^[\w./-]+:(?!latest)[\w.-]+$/, name)
    assert.match(users.at(-1), /^[1-9]\d*(:0)?$/, `${name} runs as root`)
    assert.equal(health.length, 1, name)
  }
})

test('the servers are those that the build tests', () => {
  assert.equal(read('Dockerfile').stages[0].image, `payara/micro:${property('payara.version')}-jdk17`)
  assert.ok(read('wildfly.Dockerfile').copied.includes(`target/wildfly/wildfly-${property('wildfly.version')}`))
})

test('an image sets settings that exist', () => {
  assert.ok(count > 80)
  for (const name of images) for (const variable of read(name).environment) assert.ok(isKnown(variable), variable)
  assert.ok(!isKnown('APP_PUBLIC_ADDRESS') && !isKnown('DB_PASSWORDS_FILE'))
})

test('a server is started with the files that its image has', () => {
  const { copied, commands } = read('Dockerfile')
  const made = ['payara-micro.jar', 'pre-boot.asadmin', 'post-boot.asadmin']
  const present = [...copied.map((path) => path.split('/').at(-1)), ...made]
  for (const [, used] of commands.matchAll(/\/opt\/broker-connect\/([\w.-]+)/g)) {
    assert.ok(present.includes(used), used)
  }
})

test('the health check succeeds with 200 only', async () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/health/live' ? 200 : 503
    response.end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const port = String(server.address().port)
  try {
    assert.equal(await exitCode(port, '/health/live'), 0)
    assert.notEqual(await exitCode(port, '/health/ready'), 0)
  } finally {
    server.close()
    await once(server, 'close')
  }
  assert.notEqual(await exitCode(port, '/health/live'), 0)
})

async function exitCode(port, path) {
  const [code] = await once(spawn(join(root, 'docker', 'health.sh'), [port, path], { stdio: 'ignore' }), 'exit')
  return code
}
