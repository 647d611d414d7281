import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import actions from '../../shared/actions.module.css'
import { Panel } from '../../shared/Panel'
import { AuditCsvButton } from './AuditCsvButton'
import { AuditExportButton } from './AuditExportButton'
import { AuditLogFilterForm } from './AuditLogFilterForm'
import { AuditLogPage } from './AuditLogPage'
import classes from './AuditLogPage.module.css'
import type { AuditLogFilter } from './auditLogFilter'

interface AuditLogPanelProps {
  /** kept by the page, because other panels set it too */
  filter: AuditLogFilter
  onFilter: (filter: AuditLogFilter) => void
}

/** The audit log of all connections. */
export function AuditLogPanel({ filter, onFilter }: AuditLogPanelProps) {
  const { t } = useTranslation('admin')
  const key = Object.values(filter).join(' ')
  return (
    <Panel title={t('log.title')}>
      <AuditLogFilterForm key={key} filter={filter} onFilter={onFilter} />
      <div className={actions.actions}>
        <AuditCsvButton filter={filter} />
        <AuditExportButton person={filter.owner} />
      </div>
      <Events key={`events ${key}`} filter={filter} />
    </Panel>
  )
}

/** The pages that were loaded so far, newest first. */
function Events({ filter }: { filter: AuditLogFilter }) {
  const { t } = useTranslation('admin')
  const [pageStarts, setPageStarts] = useState<(number | undefined)[]>([undefined])
  return (
    <ol className={classes.events} aria-label={t('log.list')}>
      {pageStarts.map((before, index) => (
        <AuditLogPage
          key={before ?? 'newest'}
          filter={filter}
          before={before}
          isLast={index === pageStarts.length - 1}
          loadMore={(next) => setPageStarts([...pageStarts, next])}
        />
      ))}
    </ol>
  )
}
