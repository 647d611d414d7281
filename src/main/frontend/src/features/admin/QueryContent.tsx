import type { ReactNode } from 'react'
import { asFailure } from '../../api/failure'
import { FailureNotice } from '../../shared/FailureNotice'
import { LoadingBlock } from '../../shared/LoadingBlock'
import { Notice } from '../../shared/Notice'
import { texts } from '../../texts/admin'

interface QueryContentProps<Data> {
  query: { data?: Data | undefined; error?: unknown; refetch: () => void }
  loading: string
  failedTitle: string
  /** as high as what will stand there */
  height: number
  children: (data: Data) => ReactNode
}

/** What a query gave: a skeleton before, words when it failed, and the last numbers with a word of warning when only the refresh did. */
export function QueryContent<Data>({ query, loading, failedTitle, height, children }: QueryContentProps<Data>) {
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
      {error !== undefined && <Notice tone="attention" title={texts.fleet.stale} role="status" />}
      {children(data)}
    </>
  )
}
