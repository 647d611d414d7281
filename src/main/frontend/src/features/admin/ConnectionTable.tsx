import { t } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AdminConnection, AdminConnections } from '../../api/generated'
import { StatePill } from '../../shared/StatePill'
import { ago, relativeTime } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { type ConnectionActionHandlers, ConnectionActions } from './ConnectionActions'
import classes from './ConnectionTable.module.css'

const columns = ['user', 'connection', 'state', 'since', 'session', 'checked', 'actions'] as const

interface ConnectionTableProps {
  list: AdminConnections
  handlers: ConnectionActionHandlers
}

export function ConnectionTable({ list, handlers }: ConnectionTableProps) {
  const { t } = useTranslation('admin')
  return (
    <table className={classes.table}>
      <caption>{t('fleet.connections', { count: list.total })}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(`connections.columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.connections.map((connection) => (
          <Row key={connection.connectionId} connection={connection} handlers={handlers} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  connection: AdminConnection
  handlers: ConnectionActionHandlers
}

function Row({ connection, handlers }: RowProps) {
  const { t } = useTranslation('admin')
  const now = useNow()
  const { owner, label, brokerName, brokerUserId, state, since, lastCheckedAt } = connection
  return (
    <tr>
      <td data-column={t('connections.columns.user')}>{owner}</td>
      <td data-column={t('connections.columns.connection')}>
        {label}
        <span className={classes.second}>{brokerUserId ? `${brokerName} ${brokerUserId}` : brokerName}</span>
      </td>
      <td data-column={t('connections.columns.state')}>
        <StatePill state={state} />
      </td>
      <td data-column={t('connections.columns.since')}>{ago(since, now)}</td>
      <td data-column={t('connections.columns.session')}>{sessionText(connection, now)}</td>
      <td data-column={t('connections.columns.checked')}>{lastCheckedAt ? ago(lastCheckedAt, now) : '–'}</td>
      <td data-column={t('connections.columns.actions')}>
        <ConnectionActions connection={connection} handlers={handlers} />
      </td>
    </tr>
  )
}

function sessionText({ expiresAt, state }: AdminConnection, now: number): string {
  if (!expiresAt || state === 'DISCONNECTED') return '–'
  return Date.parse(expiresAt) > now
    ? t('admin:connections.ends', { time: relativeTime(expiresAt, now) })
    : t('admin:connections.ended', { time: ago(expiresAt, now) })
}
