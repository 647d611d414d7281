import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdminConnections } from '../../api/generated'
import { Panel } from '../../shared/Panel'
import { useListConnectionsQuery } from './adminApi'
import type { ConnectionActionHandlers } from './ConnectionActions'
import { type ConnectionChoice, ConnectionFilter } from './ConnectionFilter'
import { ConnectionTable } from './ConnectionTable'
import classes from './ConnectionTable.module.css'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

const pageSize = 10
/** so that not every key sends a request */
const typingPauseMillis = 400

/** The connections of all users, page by page. */
export function ConnectionsPanel({ handlers }: { handlers: ConnectionActionHandlers }) {
  const { t } = useTranslation('admin')
  const [choice, setChoice] = useState<ConnectionChoice>({ state: '', search: '' })
  const [page, setPage] = useState(0)
  const [search] = useDebouncedValue(choice.search, typingPauseMillis)
  const list = useListConnectionsQuery(
    { state: choice.state, search, page, size: pageSize },
    { pollingInterval: fleetPollMillis },
  )
  const choose = (chosen: ConnectionChoice) => {
    setChoice(chosen)
    setPage(0)
  }
  return (
    <Panel title={t('connections.title')}>
      <ConnectionFilter choice={choice} onChange={choose} />
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
              <Pagination list={data} onPage={setPage} />
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
