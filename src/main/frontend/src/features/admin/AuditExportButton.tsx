import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import { useAppDispatch } from '../../app/hooks'
import { notify } from '../../shared/announcements'
import { FailureNotice } from '../../shared/FailureNotice'
import { saveFile } from '../../shared/saveFile'
import { useLazyGetAuditLinesQuery } from './auditExportApi'

/** Downloads the audit log of one person, or of everybody, as JSON lines that can be verified offline. */
export function AuditExportButton({ person }: { person: string }) {
  const { t } = useTranslation('admin')
  const dispatch = useAppDispatch()
  const [fetchLines, { isFetching, error }] = useLazyGetAuditLinesQuery()

  async function download() {
    const { data } = await fetchLines(person === '' ? {} : { person })
    if (data === undefined) return
    const name = fileName(data)
    saveFile(name, data, 'application/x-ndjson;charset=utf-8')
    dispatch(notify(t('export.saved', { name })))
  }

  return (
    <div>
      {error && !isFetching && <FailureNotice failure={asFailure(error)} title={t('export.failedTitle')} />}
      <Button variant="default" loading={isFetching} onClick={download}>
        {person === '' ? t('export.button') : t('export.buttonOf', { user: person })}
      </Button>
    </div>
  )
}

/** A name with the time of the export. A file without its last line is named incomplete. */
function fileName(lines: string): string {
  const exportedAt = /"exportedAt":"([0-9TZ:.-]+)"/.exec(lines)?.[1]?.slice(0, 19).replaceAll(':', '') ?? 'unknown-time'
  const isComplete = lines.trimEnd().split('\n').at(-1)?.includes('"kind":"end"')
  return `audit-log-${exportedAt}${isComplete ? '' : '-incomplete'}.jsonl`
}
