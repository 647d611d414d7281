import { Button } from '@mantine/core'
import { t } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useAppDispatch } from '../../app/hooks'
import { announce } from '../../shared/announcements'
import { saveFile } from '../../shared/saveFile'
import { marketDate } from '../../shared/time'
import { useLazyGetPortfolioTextQuery } from './portfolioTextApi'

const holdingFields = [
  'exchange',
  'symbol',
  'isin',
  'quantity',
  'settled',
  'unsettled',
  'pledged',
  'averagePrice',
  'lastPrice',
  'closePrice',
  'invested',
  'value',
  'profit',
  'profitPercent',
  'dayChange',
  'dayChangePercent',
  'costUncertain',
] as const

const marginFundedFields = ['quantity', 'averagePrice', 'value', 'profit'] as const

interface DownloadButtonProps {
  configId: string
  label: string
}

/** Downloads the holdings as a CSV file that states their provenance. */
export function DownloadButton({ configId, label }: DownloadButtonProps) {
  const { t } = useTranslation('portfolio')
  const dispatch = useAppDispatch()
  const [fetchText, { isFetching }] = useLazyGetPortfolioTextQuery()

  async function download() {
    try {
      const [response, { readProvenance, toCsv }] = await Promise.all([
        fetchText({ configId, section: '' }).unwrap(),
        import('./csv'),
      ])
      const name = fileName(label, readProvenance(response))
      saveFile(name, toCsv(response, holdingsLayout()), 'text/csv;charset=utf-8')
      dispatch(announce(t('csv.saved', { name })))
    } catch {
      dispatch(announce(t('csv.failed')))
    }
  }

  return (
    <Button variant="default" size="xs" loading={isFetching} onClick={download}>
      {t('csv.button')}
    </Button>
  )
}

function holdingsLayout() {
  return {
    list: 'holdings',
    columns: Object.fromEntries([
      ...holdingFields.map((field) => [field, t(`portfolio:csv.holdings.${field}`)]),
      ...marginFundedFields.map((field) => [`marginFunded.${field}`, t(`portfolio:csv.marginFunded.${field}`)]),
    ]),
    provenance: {
      source: t('portfolio:csv.source'),
      asOf: t('portfolio:csv.asOf'),
      currency: t('portfolio:csv.currency'),
    },
  }
}

/** `holdings-family-account-2026-11-22.csv`; the name of a file with other than live data begins with its source. */
export function fileName(label: string, { source, asOf }: { source: string; asOf: string | undefined }): string {
  const parts = [
    source === 'LIVE' ? '' : source.replace('_', '-'),
    'holdings',
    label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-'),
    asOf ? marketDate(Date.parse(asOf)) : '',
  ]
  return `${parts.filter((part) => /[\p{L}\p{N}]/u.test(part)).join('-')}.csv`
}
