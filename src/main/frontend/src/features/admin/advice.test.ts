import { readFileSync } from 'node:fs'
import { t } from 'i18next'
import { expect, test } from 'vitest'
import { adviceFor } from './advice'

test('every reason of a connection problem has advice', () => {
  const contract = JSON.parse(readFileSync('../../../target/classes/META-INF/openapi.json', 'utf8'))
  const described: string = contract.components.schemas.StatusView.properties.reason.description
  const reasons = [...described.matchAll(/`([a-z-]+)`/g)].map(([, slug]) => slug)

  expect(reasons.length).toBeGreaterThan(20)
  expect(reasons.filter((slug) => adviceFor(slug) === t('admin:advice.unknown'))).toEqual([])
})

test.each([
  ['broker-down', 'wait'],
  ['session-ended', 'login'],
  ['api-key-unknown', 'credentials'],
  ['broker-route-unknown', 'settings'],
  ['permission-missing', 'user'],
] as const)('the advice for %s is the text "%s"', (reason, advice) => {
  expect(adviceFor(reason)).toBe(t(`admin:advice.${advice}`))
})

test('the advice for an unknown reason is to check the audit log', () => {
  expect(adviceFor(undefined)).toBe(t('admin:advice.unknown'))
})
