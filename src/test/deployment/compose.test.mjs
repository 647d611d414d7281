import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { requirePackage } from '../../main/openapi/install.mjs'

requirePackage('dclint', '--loglevel=error', import.meta.dirname)
const { default: Ajv } = await import('ajv')
const { parse } = await import('yaml')
const { file } = await import('./metrics-page.mjs')
const { isKnown } = await import('./settings.mjs')

const folder = join(import.meta.dirname, '..', '..', '..', 'docker')
const specification = ['src', 'test', 'deployment', 'node_modules', 'dclint', 'schemas', 'compose.schema.json']
const { $schema, ...schema } = JSON.parse(file(...specification))
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema)
const composed = (name) => parse(file('docker', name), { merge: true })
const compose = composed('compose.yaml')
const nodes = Object.entries(compose.services).filter(([, service]) => service.build !== undefined)

test('the files follow the Compose specification', () => {
  for (const name of ['compose.yaml', 'compose.demo.yaml', 'compose.replica.yaml']) {
    assert.ok(validate(composed(name)), `${name}: ${JSON.stringify(validate.errors)}`)
  }
  assert.ok(!validate({ services: { a: { image: 'b', enviroment: {} } } }))
  assert.ok(!validate({ services: { a: { image: 'b', ports: 80 } } }))
})

test('there are two nodes with the same settings, all of which exist', () => {
  assert.deepEqual(
    nodes.map(([name]) => name),
    ['node-1', 'node-2'],
  )
  for (const [, node] of nodes) {
    assert.deepEqual(node, nodes[0][1])
    for (const variable of Object.keys(node.environment)) assert.ok(isKnown(variable), variable)
  }
})

test('a node cannot write to its image, and has no secret in its environment', () => {
  for (const [, node] of nodes) {
    assert.equal(node.read_only, true)
    assert.ok(node.tmpfs.some((mount) => /^\/tmp:.*size=/.test(mount)))
    assert.deepEqual(node.cap_drop, ['ALL'])
    for (const [name, value] of Object.entries(node.environment)) {
      if (/PASSWORD|KEY_FILE/.test(name)) assert.match(value, /^\/run\/secrets\//, name)
    }
  }
})

test('secrets, volumes and files that a service names exist', () => {
  for (const service of Object.values(compose.services)) {
    for (const secret of service.secrets ?? []) assert.ok(compose.secrets[secret], secret)
    const used = Object.values(service.environment ?? {}).filter((value) => value.startsWith('/run/secrets/'))
    for (const path of used) assert.ok(service.secrets.includes(path.slice('/run/secrets/'.length)), path)
    for (const volume of service.volumes ?? []) {
      const source = /^(\$\{[^}]*\}|[^:]*)/.exec(volume)[0]
      if (source.startsWith('.')) assert.ok(existsSync(join(folder, source)), source)
      else assert.ok(source.startsWith('${') || source in compose.volumes, source)
    }
  }
  for (const name of ['compose.yaml', 'compose.demo.yaml']) {
    for (const { build } of Object.values(composed(name).services).filter((service) => service.build)) {
      assert.ok(existsSync(join(folder, build.context, build.dockerfile)), build.dockerfile)
    }
  }
})

test('images of others have a version', () => {
  for (const service of Object.values(compose.services).filter((one) => one.build === undefined)) {
    assert.match(service.image, /^[\w./-]+:\d[\w.]*$/)
  }
  const keycloak = /<keycloak\.version>([^<]+)</.exec(file('pom.xml'))[1]
  assert.equal(compose.services.keycloak.image, `keycloak/keycloak:${keycloak}`)
})

test('every variable is described', () => {
  const text = file('docker', 'compose.yaml')
  const described = text.slice(0, text.indexOf('\nname:'))
  for (const [, name] of text.matchAll(/\$\{(\w+)/g)) assert.match(described, new RegExp(`\\b${name}\\b`))
})

test('the replica has the version of the database, the files that exist, and no user or database of its own', () => {
  const { services, secrets, volumes } = composed('compose.replica.yaml')
  assert.equal(services.replica.image, compose.services.database.image)
  assert.equal(services.replica.environment.MARIADB_MASTER_HOST, 'database')
  for (const name of ['MARIADB_USER', 'MARIADB_DATABASE']) assert.ok(!(name in services.replica.environment), name)
  for (const service of Object.values(services)) {
    for (const secret of service.secrets) assert.ok(secret in { ...secrets, ...compose.secrets }, secret)
    for (const volume of service.volumes) {
      const [source] = volume.split(':')
      assert.ok(source in volumes || existsSync(join(folder, source)), source)
    }
  }
  for (const secret of compose.services.database.secrets) assert.ok(services.database.secrets.includes(secret))
})

test('HAProxy knows the nodes, trusts nobody else, and checks a port of its own', () => {
  const haproxy = file('docker', 'haproxy', 'haproxy.cfg')
  const servers = [...haproxy.matchAll(/^ {2}server (node-\S+) (\S+):8080/gm)].map((match) => [match[1], match[2]])
  assert.deepEqual(
    servers,
    nodes.map(([name]) => [name, name]),
  )
  assert.match(haproxy, /default-server check port 8081 /)
  assert.match(haproxy, /http-check send meth GET uri \/health\/ready/)
  const { ipv4_address: address } = compose.services.haproxy.networks.default
  for (const [, node] of nodes) assert.equal(node.environment.HTTP_TRUSTED_PROXIES, address)
})

test('proxies keep event streams open, forward no upgrade, and log no query', () => {
  const [haproxy, nginx] = [file('docker', 'haproxy', 'haproxy.cfg'), file('docker', 'nginx', 'nginx.conf')]
  const defaults = file('src', 'main', 'resources', 'META-INF', 'microprofile-config.properties')
  const heartbeat = Number(/^status\.heartbeat-seconds=(\d+)/m.exec(defaults)[1])
  const limits = [/timeout client (\d+)s/, /timeout server (\d+)s/].map((limit) => Number(limit.exec(haproxy)[1]))
  limits.push(Number(/proxy_read_timeout (\d+)s/.exec(nginx)[1]))
  for (const limit of limits) assert.ok(limit >= 2 * heartbeat, String(limit))
  assert.match(haproxy, /http-request del-header Upgrade/)
  assert.doesNotMatch(nginx, /\$http_upgrade/)
  assert.match(nginx, /proxy_buffering off/)
  assert.doesNotMatch(/log-format "(.*)"/.exec(haproxy)[1], /%(r|HU|HQ|HP)\b/)
  assert.doesNotMatch(/log_format without_query '(.*)'/.exec(nginx)[1], /\$(request|request_uri|args|query_string)\b/)
  assert.match(nginx, /access_log \/dev\/stdout without_query;/)
  for (const proxy of [haproxy, nginx]) for (const path of ['/metrics', '/health']) assert.ok(proxy.includes(path))
})
