import { t } from 'i18next'
import type bundle from '../../texts/en/admin.json'

type Advice = keyof typeof bundle.advice

const reasonsByAdvice: Record<Exclude<Advice, 'unknown'>, string[]> = {
  wait: [
    'rate-limited',
    'broker-unreachable',
    'broker-slow',
    'broker-connection-lost',
    'broker-down',
    'broker-answer-not-json',
    'broker-answer-garbled',
    'broker-answer-empty',
    'broker-answer-too-large',
    'broker-call-interrupted',
    'broker-paused',
    'broker-busy',
  ],
  login: ['session-ended', 'login-required', 'session-not-renewable', 'refresh-token-refused'],
  credentials: ['checksum-refused', 'api-key-unknown', 'credentials-malformed', 'user-not-enabled'],
  settings: ['broker-route-unknown', 'request-forbidden', 'request-refused'],
  user: ['account-refused', 'permission-missing'],
}

/** What an administrator can do about a reason. */
export function adviceFor(reason: string | undefined): string {
  const found = Object.entries(reasonsByAdvice).find(([, reasons]) => reason && reasons.includes(reason))
  return t(`admin:advice.${(found?.[0] ?? 'unknown') as Advice}`)
}
