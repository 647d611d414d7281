import type { StatusView } from '../../api/generated'
import { ago, distance, moment } from '../../shared/time'
import { texts } from '../../texts/en'
import classes from './ConnectionFacts.module.css'

/** Who is connected, since when, until when, and how fresh that knowledge is; only what is known. */
export function ConnectionFacts({ status, now }: { status: StatusView; now: number }) {
  const facts = factsOf(status, now)
  if (facts.length === 0) return null
  return (
    <dl className={classes.facts}>
      {facts.map(([term, description]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  )
}

type Fact = [term: string, description: string]

export function factsOf(status: StatusView, now: number): Fact[] {
  const { connectedAt, lastSyncAt, lastCheckedAt } = status
  const facts: Fact[] = []
  const account = accountOf(status)
  if (account) facts.push([texts.card.account, account])
  if (connectedAt && status.state === 'CONNECTED') facts.push([texts.card.connectedSince, moment(connectedAt, now)])
  facts.push(...sessionEnd(status, now))
  if (lastSyncAt) facts.push([texts.card.lastSync, ago(lastSyncAt, now)])
  if (lastCheckedAt) facts.push([texts.card.lastChecked, ago(lastCheckedAt, now)])
  return facts
}

function accountOf({ brokerUserId, brokerUserName }: StatusView): string | null {
  if (brokerUserName && brokerUserId) return `${brokerUserName} (${brokerUserId})`
  return brokerUserName ?? brokerUserId ?? null
}

/** Kept on one line: `14 h` broken in two is read as two things. */
function nonBreaking(words: string): string {
  return words.replaceAll(' ', '\u00a0')
}

function sessionEnd({ state, expiresAt, renewable }: StatusView, now: number): Fact[] {
  if (!expiresAt || state === 'DISCONNECTED') return []
  if (renewable) return [[texts.card.renewed, moment(expiresAt, now)]]
  const over = Date.parse(expiresAt) <= now
  const when = `${moment(expiresAt, now)}, ${nonBreaking(distance(expiresAt, now))}`
  return [[over ? texts.card.sessionEnded : texts.card.sessionEnds, when]]
}
