import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import { FailureNotice } from '../../shared/FailureNotice'
import { LoadingBlock } from '../../shared/LoadingBlock'
import { Notice } from '../../shared/Notice'

interface QueryContentProps<Data> {
  query: { data?: Data | undefined; error?: unknown; refetch: () => void }
  loading: string
  failedTitle: string
  /** of the content, in pixels, so that the layout does not shift */
  height: number
  children: (data: Data) => ReactNode
}

/** The result of a query: a skeleton while it loads, a failure notice, or the data, with a note if a refresh failed. */
export function QueryContent<Data>({ query, loading, failedTitle, height, children }: QueryContentProps<Data>) {
  const { t } = useTranslation('admin')
  const { data, error, refetch } = query
  if (data === undefined) {
    return error ? (
      <FailureNotice failure={asFailure(error)} title={failedTitle} retry={refetch} />
    ) : (
      <LoadingBlock label={loading} heights={[height]} />
    )
  }
  return (
    <>
      {error !== undefined && <Notice tone="attention" title={t('fleet.stale')} role="status" />}
      {children(data)}
    </>
  )
}
