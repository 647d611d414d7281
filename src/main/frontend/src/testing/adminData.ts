import { HttpResponse, http } from 'msw'
import type {
  AdminConnection,
  AdminEvent,
  FleetHistoryView,
  FleetView,
  KeyStatus,
  VerificationView,
} from '../api/generated'
import { config, now } from './data'

function fromNow({ hours = 0, minutes = 0 }: { hours?: number; minutes?: number }): string {
  return new Date(now + (hours * 60 + minutes) * 60_000).toISOString()
}

export const failing: AdminConnection = {
  connectionId: config.id,
  owner: 'asha',
  label: 'Family account',
  broker: 'zerodha',
  brokerName: 'Zerodha',
  brokerUserId: 'AB1234',
  state: 'ERROR',
  reason: 'broker-down',
  message: 'The broker has a fault. Try again in a minute.',
  since: fromNow({ hours: -2 }),
  expiresAt: fromNow({ hours: 10 }),
  lastCheckedAt: fromNow({ minutes: -5 }),
  failures: 7,
}

export const fleet: FleetView = {
  asOf: fromNow({}),
  states: [
    { state: 'DISCONNECTED', count: 3 },
    { state: 'CONNECTED', count: 480 },
    { state: 'EXPIRED', count: 31 },
    { state: 'ERROR', count: 1 },
  ],
  people: 506,
  nextEnd: fromNow({ hours: 10 }),
  overdueRenewalSeconds: 0,
  sweepLagSeconds: 4,
  lastBrokerAnswer: fromNow({ minutes: -3 }),
  pendingRevocations: 0,
  problems: [failing],
}

export const history: FleetHistoryView = {
  from: fromNow({ hours: -24 }),
  to: fromNow({}),
  stepSeconds: 43_200,
  states: ['DISCONNECTED', 'CONNECTED', 'EXPIRED', 'ERROR'],
  points: [
    { at: fromNow({ hours: -24 }), counts: [3, 0, 0, 0] },
    { at: fromNow({ hours: -12 }), counts: [3, 0, 0, 0] },
    { at: fromNow({}), counts: [3, 480, 31, 1] },
  ],
}

export const keys: KeyStatus = {
  primaryKeyId: 42,
  keys: [
    { id: 17, primary: false, enabled: true, nodes: 2, retired: false, values: 0, tables: [] },
    {
      id: 42,
      primary: true,
      enabled: true,
      nodes: 2,
      retired: false,
      values: 1200,
      tables: [{ table: 'broker_config', values: 1200 }],
    },
  ],
  canary: 'OPENS',
  nodes: [
    { node: 'node-a', keys: [17, 42], filePrimary: 42, sealingKey: 42 },
    { node: 'node-b', keys: [17, 42], filePrimary: 42, sealingKey: 42 },
  ],
  resealing: { promotedAt: fromNow({ hours: -48 }), resealed: 0, left: 0, unreadable: 0 },
  events: [{ keyId: 42, kind: 'PROMOTED', actor: 'admin', at: fromNow({ hours: -48 }) }],
}

export function event(position: number, more: Partial<AdminEvent> = {}): AdminEvent {
  return {
    position,
    connectionId: config.id,
    sequence: position,
    owner: 'asha',
    label: 'Family account',
    brokerName: 'Zerodha',
    at: fromNow({ hours: -1 }),
    change: 'CONNECTED',
    from: 'CONNECTING',
    to: 'CONNECTED',
    actor: 'asha',
    text: `Event number ${position}`,
    ...more,
  }
}

export const verification: VerificationView = {
  verifiedAt: fromNow({ minutes: -1 }),
  fullVerifiedAt: fromNow({ hours: -3 }),
  start: 0,
  verifiedUpTo: 99,
  newest: 99,
  events: 97,
  faultCount: 0,
  faults: [],
}

/** The server's responses about a fleet with one connection that has a problem. */
export const adminHandlers = [
  http.get('/api/admin/fleet', () => HttpResponse.json(fleet)),
  http.get('/api/admin/fleet/history', () => HttpResponse.json(history)),
  http.get('/api/admin/connections', () => HttpResponse.json({ total: 1, page: 0, size: 10, connections: [failing] })),
  http.get('/api/admin/events', () => HttpResponse.json({ events: [event(2), event(1)] })),
  http.get('/api/admin/audit/verify', () => HttpResponse.json(verification)),
  http.get('/api/admin/keys', () => HttpResponse.json(keys)),
]
