import { Button } from '@mantine/core'
import { useAppDispatch } from '../../app/hooks'
import { somethingHappened } from '../../shared/notices'
import { marketDate } from '../../shared/time'
import { texts } from '../../texts/portfolio'
import { useLazyGetPortfolioTextQuery } from './portfolioTextApi'

const words = texts.csv

interface DownloadButtonProps {
  configId: string
  label: string
}

/** Reads the holdings once more, as text, and hands them over as a file that says how good they are. */
export function DownloadButton({ configId, label }: DownloadButtonProps) {
  const dispatch = useAppDispatch()
  const [read, { isFetching }] = useLazyGetPortfolioTextQuery()

  async function download() {
    try {
      const [answer, { toCsv, readProvenance }] = await Promise.all([
        read({ configId, part: '' }).unwrap(),
        import('./csv'),
      ])
      const name = fileName(label, readProvenance(answer))
      save(name, toCsv(answer, { list: 'holdings', columns: words.holdings, words }))
      dispatch(somethingHappened(words.saved(name)))
    } catch {
      dispatch(somethingHappened(words.failed))
    }
  }

  return (
    <Button variant="default" size="xs" loading={isFetching} onClick={download}>
      {words.button}
    </Button>
  )
}

/** `holdings-family-account-2026-11-22.csv`; what is not live says so in its name. */
export function fileName(label: string, { source, asOf }: { source: string; asOf: string | undefined }): string {
  const parts = [
    source === 'LIVE' ? '' : source.replace('_', '-'),
    'holdings',
    label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-'),
    asOf ? marketDate(Date.parse(asOf)) : '',
  ]
  return `${parts.filter((part) => /[\p{L}\p{N}]/u.test(part)).join('-')}.csv`
}

function save(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
