import { t } from 'i18next'
import type { StatusView } from '../../api/generated'
import { MarketTime } from '../../shared/MarketTime'
import { useMarketZone } from '../../shared/marketZone'
import { ago, marketMoment, relativeTime } from '../../shared/time'
import classes from './ConnectionFacts.module.css'

/** The details of a connection: account, start and end of the session, last sync and check. Omits unknown details. */
export function ConnectionFacts({ status, now }: { status: StatusView; now: number }) {
  const facts = factsOf(status, now, useMarketZone())
  if (facts.length === 0) return null
  return (
    <dl className={classes.facts}>
      {facts.map(([term, description, at]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{at ? <MarketTime at={at}>{description}</MarketTime> : description}</dd>
        </div>
      ))}
    </dl>
  )
}

/** `at`: the instant that the description names */
type Fact = [term: string, description: string, at?: string]

/** @param zone the time zone of the times that are named */
export function factsOf(status: StatusView, now: number, zone: string): Fact[] {
  const { connectedAt, lastSyncAt, lastCheckedAt } = status
  const facts: Fact[] = []
  const account = accountOf(status)
  if (account) facts.push([t('connection:facts.account'), account])
  if (connectedAt && status.state === 'CONNECTED')
    facts.push([t('connection:facts.connectedSince'), marketMoment(connectedAt, now, zone), connectedAt])
  facts.push(...sessionEnd(status, now, zone))
  if (lastSyncAt) facts.push([t('connection:facts.lastSync'), ago(lastSyncAt, now)])
  if (lastCheckedAt) facts.push([t('connection:facts.lastChecked'), ago(lastCheckedAt, now)])
  return facts
}

function accountOf({ brokerUserId, brokerUserName }: StatusView): string | null {
  if (brokerUserName && brokerUserId) return `${brokerUserName} (${brokerUserId})`
  return brokerUserName ?? brokerUserId ?? null
}

function sessionEnd({ state, expiresAt, renewable, renewalsToday }: StatusView, now: number, zone: string): Fact[] {
  if (!expiresAt || state === 'DISCONNECTED') return []
  if (renewalsToday !== undefined)
    return [[t('connection:facts.renewed'), t('connection:facts.renewalsToday', { count: renewalsToday })]]
  if (renewable) return [[t('connection:facts.renewal'), marketMoment(expiresAt, now, zone), expiresAt]]
  const hasEnded = state === 'EXPIRED' || Date.parse(expiresAt) <= now
  const distance = hasEnded ? ago(expiresAt, now) : relativeTime(expiresAt, now)
  const time = `${marketMoment(expiresAt, now, zone)}, ${nonBreaking(distance)}`
  return [[hasEnded ? t('connection:facts.sessionEnded') : t('connection:facts.sessionEnds'), time, expiresAt]]
}

/** Prevents a line break within a text. */
function nonBreaking(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}
