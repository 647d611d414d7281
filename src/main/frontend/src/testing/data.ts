import type { AttemptView, AuthorizationStarted, BrokerView, ConfigView, StatusView } from '../api/generated'

/** The current time of all tests. */
export const now = Date.parse('2026-11-22T10:30:00Z')

export const zerodha: BrokerView = {
  id: 'zerodha',
  name: 'Zerodha',
  offered: true,
  sandbox: false,
  timeZone: 'Asia/Kolkata',
  redirectUrl: 'https://connect.example/api/broker/callback/zerodha',
  capabilities: ['REVOCATION'],
  waysIn: ['CONSENT'],
  credentialFields: [
    { name: 'apiKey', label: 'API key', hint: 'On the page of your app.', pattern: '[a-z0-9]{6,16}', secret: false },
    { name: 'apiSecret', label: 'API secret', hint: 'Below the key.', pattern: '[a-z0-9-]{8,64}', secret: true },
  ],
  transactions: false,
}

export const config: ConfigView = {
  id: '11111111-1111-4111-8111-111111111111',
  broker: 'zerodha',
  label: 'Family account',
  createdAt: '2026-11-20T04:00:00Z',
  updatedAt: '2026-11-20T04:00:00Z',
}

export function status(state: StatusView['state'], more: Partial<StatusView> = {}): StatusView {
  return { configId: config.id, broker: 'zerodha', label: config.label, state, message: '', ...more }
}

export const connected = status('CONNECTED', {
  brokerUserId: 'AB1234',
  brokerUserName: 'Asha Rao',
  connectedAt: '2026-11-22T03:42:00Z',
  lastCheckedAt: '2026-11-22T10:25:00Z',
  expiresAt: '2026-11-23T00:30:00Z',
})

export const started: AuthorizationStarted = {
  attemptId: '22222222-2222-4222-8222-222222222222',
  authorizationUrl: 'https://broker.example/connect/login?api_key=k',
  expiresAt: '2099-01-01T00:00:00Z',
}

export function attempt(outcome: AttemptView['outcome'], problem?: AttemptView['problem']): AttemptView {
  const { attemptId, expiresAt } = started
  return { attemptId, configId: config.id, outcome, expiresAt, ...(problem && { problem }) }
}

/** A JWT with these claims and no valid signature. */
export function tokenWith(claims: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims))
  const payload = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
  return `header.${payload}.signature`
}
