import { Button } from '@mantine/core'
import { useAppDispatch } from '../../app/hooks'
import { announce } from '../../shared/announcements'
import { marketDate } from '../../shared/time'
import { texts } from '../../texts/portfolio'
import { useLazyReadExactlyQuery } from './exactApi'

const words = texts.csv

interface DownloadButtonProps {
  configId: string
  label: string
}

/** Reads the holdings once more, as text, and hands them over as a file that says how good they are. */
export function DownloadButton({ configId, label }: DownloadButtonProps) {
  const dispatch = useAppDispatch()
  const [read, { isFetching }] = useLazyReadExactlyQuery()

  async function download() {
    try {
      const [answer, { csvOf, provenanceOf }] = await Promise.all([
        read({ configId, part: '' }).unwrap(),
        import('./csv'),
      ])
      const name = fileName(label, provenanceOf(answer))
      save(name, csvOf(answer, { list: 'holdings', columns: words.holdings, words }))
      dispatch(announce(words.saved(name)))
    } catch {
      dispatch(announce(words.failed))
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
