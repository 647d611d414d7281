import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAppDispatch } from '../../app/hooks'
import { notify } from '../../shared/announcements'
import { useMarketZone } from '../../shared/marketZone'
import { saveFile } from '../../shared/saveFile'
import type { RowSelection } from './csv'
import { type CsvTable, csvSources, fileName, layoutOf } from './csvTables'
import { useLazyGetPortfolioTextQuery } from './portfolioTextApi'

interface DownloadButtonProps {
  configId: string
  /** the name of the connection */
  label: string
  table: CsvTable
  /** the title of the table, if the page has several */
  title?: string
  /** the rows that the page shows; all without it */
  selection?: RowSelection
  /** the query parameters of the response */
  params?: Record<string, string>
}

/** Downloads a table as a CSV file: the rows that are shown, in their order, with the exact numbers of the server. */
export function DownloadButton({ configId, label, table, title, selection, params }: DownloadButtonProps) {
  const { t } = useTranslation('portfolio')
  const dispatch = useAppDispatch()
  const zone = useMarketZone()
  const [fetchText, { isFetching }] = useLazyGetPortfolioTextQuery()

  async function download() {
    try {
      const [response, { readProvenance, toCsv }] = await Promise.all([
        fetchText({ configId, section: csvSources[table].section, params }).unwrap(),
        import('./csv'),
      ])
      const name = fileName(table, label, readProvenance(response), zone)
      saveFile(name, toCsv(response, layoutOf(table), selection), 'text/csv;charset=utf-8')
      dispatch(notify(t('csv.saved', { name })))
    } catch {
      dispatch(notify(t('csv.failed')))
    }
  }

  return (
    <Button
      variant="default"
      size="xs"
      loading={isFetching}
      onClick={download}
      {...(title && { 'aria-label': t('csv.named', { title }) })}
    >
      {t('csv.button')}
    </Button>
  )
}
