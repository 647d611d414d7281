import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure, type Failure } from '../../api/failure'
import type { AdminEvent } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { notify } from '../../shared/announcements'
import { FailureNotice } from '../../shared/FailureNotice'
import { saveFile } from '../../shared/saveFile'
import { useLazyListAllEventsQuery } from './adminApi'
import { auditCsv } from './auditCsv'
import { type AuditLogFilter, queryOf } from './auditLogFilter'

const pageSize = 200
/** More than people read in a table; the export has all events. */
const maxEvents = 5_000

/** Downloads the events that match the filter as a CSV file, newest first. */
export function AuditCsvButton({ filter }: { filter: AuditLogFilter }) {
  const { t } = useTranslation('admin')
  const dispatch = useAppDispatch()
  const [fetchPage] = useLazyListAllEventsQuery()
  const [isLoading, setIsLoading] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function download() {
    setIsLoading(true)
    setFailure(null)
    try {
      const { events, isComplete } = await readEvents((before) =>
        fetchPage({ ...queryOf(filter), limit: pageSize, ...(before !== undefined && { before }) }).unwrap(),
      )
      const name = fileName(events)
      saveFile(name, auditCsv(events), 'text/csv;charset=utf-8')
      dispatch(notify(t(isComplete ? 'csv.saved' : 'csv.savedPart', { name, count: events.length })))
    } catch (thrown) {
      setFailure(asFailure(thrown))
    }
    setIsLoading(false)
  }

  return (
    <div>
      {failure && <FailureNotice failure={failure} title={t('csv.failedTitle')} />}
      <Button variant="default" loading={isLoading} onClick={download}>
        {t('csv.button')}
      </Button>
    </div>
  )
}

interface Page {
  events: AdminEvent[]
  next?: number | undefined
}

/** All pages, up to the maximum number of events. */
async function readEvents(fetchPage: (before: number | undefined) => Promise<Page>) {
  const events: AdminEvent[] = []
  let next: number | undefined
  do {
    const page = await fetchPage(next)
    events.push(...page.events)
    next = page.next
  } while (next !== undefined && events.length < maxEvents)
  return { events, isComplete: next === undefined }
}

/** A name with the time of the newest event. */
function fileName([newest]: AdminEvent[]): string {
  const time = newest ? newest.at.slice(0, 19).replaceAll(':', '') : 'empty'
  return `audit-log-${time}.csv`
}
