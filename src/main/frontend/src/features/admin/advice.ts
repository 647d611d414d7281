import { texts } from '../../texts/admin'

/** Who can mend a trouble. */
const remedies: Record<keyof typeof texts.advice, string[]> = {
  wait: [
    'rate-limited',
    'broker-unreachable',
    'broker-slow',
    'broker-connection-lost',
    'broker-down',
    'broker-answer-not-json',
    'broker-answer-garbled',
    'broker-answer-too-large',
    'broker-call-interrupted',
    'broker-paused',
    'broker-busy',
  ],
  login: ['session-ended', 'login-required', 'session-not-renewable', 'refresh-token-refused'],
  credentials: ['checksum-refused', 'api-key-unknown', 'credentials-malformed', 'user-not-enabled'],
  settings: ['broker-route-unknown', 'request-forbidden', 'request-refused'],
  person: ['account-refused', 'permission-missing'],
  unknown: [],
}

/** What an administrator does about a reason. */
export function adviceFor(reason: string | undefined): string {
  const found = Object.entries(remedies).find(([, reasons]) => reason && reasons.includes(reason))
  return texts.advice[(found?.[0] ?? 'unknown') as keyof typeof texts.advice]
}
