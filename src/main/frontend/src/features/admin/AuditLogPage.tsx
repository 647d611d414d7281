import { Button } from '@mantine/core'
import { t } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AdminEvent } from '../../api/generated'
import { MarketTime } from '../../shared/MarketTime'
import { marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import classes from './AuditLogPage.module.css'
import { useListAllEventsQuery } from './adminApi'
import { type AuditLogFilter, queryOf } from './auditLogFilter'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

const pageSize = 20

interface AuditLogPageProps {
  filter: AuditLogFilter
  /** the page ends before this position; undefined for the newest page, which is polled */
  before: number | undefined
  isLast: boolean
  loadMore: (before: number) => void
}

/** One page of the audit log, as list items. */
export function AuditLogPage({ filter, before, isLast, loadMore }: AuditLogPageProps) {
  const { t } = useTranslation('admin')
  const page = useListAllEventsQuery(
    { ...queryOf(filter), limit: pageSize, ...(before !== undefined && { before }) },
    before === undefined ? { pollingInterval: fleetPollMillis, refetchOnMountOrArgChange: true } : {},
  )
  const now = useNow()
  if (!page.data) {
    return (
      <li>
        <QueryContent query={page} loading={t('log.loading')} failedTitle={t('log.failedTitle')} height={240}>
          {() => null}
        </QueryContent>
      </li>
    )
  }
  const { events, next } = page.data
  return (
    <>
      {events.map((event) => (
        <Event key={event.position} event={event} now={now} />
      ))}
      {events.length === 0 && before === undefined && <li>{t('log.none')}</li>}
      {isLast && next !== undefined && (
        <li>
          <Button variant="default" onClick={() => loadMore(next)}>
            {t('log.more')}
          </Button>
        </li>
      )}
    </>
  )
}

function Event({ event, now }: { event: AdminEvent; now: number }) {
  const { t } = useTranslation('admin')
  const { at, text, connectionId, sequence } = event
  return (
    <li className={classes.event}>
      <MarketTime at={at} className={classes.time}>
        {marketMoment(at, now)}
      </MarketTime>
      <div className={classes.what}>
        <p className={classes.text}>{text}</p>
        <p className={classes.detail}>{[transitionText(event), actorText(event)].join(', ')}</p>
        <p className={classes.detail}>
          {connectionText(event)} <code>{connectionId}</code>, {t('log.sequence', { sequence })}
        </p>
      </div>
    </li>
  )
}

/** The present name; a deleted connection has none. */
function connectionText({ label, brokerName, owner: user }: AdminEvent): string {
  if (label === undefined) return t('admin:log.deletedConnectionOf', { user })
  const connection = brokerName === undefined ? label : `${label} (${brokerName})`
  return t('admin:log.connectionOf', { connection, user })
}

function transitionText(event: AdminEvent): string {
  const [from, to] = [t(`common:states.${event.from}`), t(`common:states.${event.to}`)]
  return event.from === event.to ? t('admin:log.unchanged', { state: to }) : t('admin:log.transition', { from, to })
}

function actorText({ actor, owner, origin }: AdminEvent): string {
  if (actor === 'system') return t('admin:log.bySystem')
  const who = actor === owner ? t('admin:log.byUser') : t('admin:log.byAdministrator', { id: actor })
  return origin === undefined ? who : t('admin:log.from', { who, origin })
}
