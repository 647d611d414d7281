import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdminConnections } from '../../api/generated'
import { Panel } from '../../shared/Panel'
import { useListConnectionsQuery } from './adminApi'
import type { ConnectionActionHandlers } from './ConnectionActions'
import { ConnectionFilter } from './ConnectionFilter'
import { ConnectionTable } from './ConnectionTable'
import classes from './ConnectionTable.module.css'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

const pageSize = 10

/** The connections of all users, page by page. */
export function ConnectionsPanel({ handlers }: { handlers: ConnectionActionHandlers }) {
  const { t } = useTranslation('admin')
  const [query, setQuery] = useState({ state: '', owner: '', page: 0 })
  const list = useListConnectionsQuery({ ...query, size: pageSize }, { pollingInterval: fleetPollMillis })
  return (
    <Panel title={t('connections.title')}>
      <ConnectionFilter onApply={(state, owner) => setQuery({ state, owner, page: 0 })} />
      <QueryContent
        query={list}
        loading={t('connections.loading')}
        failedTitle={t('connections.failedTitle')}
        height={300}
      >
        {(data) =>
          data.total === 0 ? (
            <p>{t('connections.none')}</p>
          ) : (
            <>
              <ConnectionTable list={data} handlers={handlers} />
              <Pagination list={data} onPage={(page) => setQuery({ ...query, page })} />
            </>
          )
        }
      </QueryContent>
    </Panel>
  )
}

interface PaginationProps {
  list: AdminConnections
  onPage: (page: number) => void
}

function Pagination({ list: { total, page }, onPage }: PaginationProps) {
  const { t } = useTranslation('admin')
  const last = Math.max(0, Math.ceil(total / pageSize) - 1)
  if (last === 0 && page === 0) return null
  return (
    <nav className={classes.pages} aria-label={t('connections.pages')}>
      <Button variant="default" size="xs" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('connections.previous')}
      </Button>
      <span>{t('connections.page', { page: page + 1, pages: last + 1 })}</span>
      <Button variant="default" size="xs" disabled={page >= last} onClick={() => onPage(page + 1)}>
        {t('connections.next')}
      </Button>
    </nav>
  )
}
