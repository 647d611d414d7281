import { Button, Group, Stack } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import type { TransactionsView } from '../../api/generated'
import { FailureNotice } from '../../shared/FailureNotice'
import { LoadingBlock } from '../../shared/LoadingBlock'
import { DownloadButton } from './DownloadButton'
import { EmptyState } from './EmptyState'
import { MissingNotes } from './MissingNotes'
import { useGetTransactionsQuery } from './portfolioApi'
import { ResponsiveRows } from './ResponsiveRows'
import { transactionColumns, transactionKey } from './transactionColumns'
import { useCaption } from './useCaption'

/** Older than any account. */
const firstDay = '1990-01-01'

interface TransactionsTableProps {
  account: string
  configId: string
  /** the name of the connection */
  label: string
  /** the broker's name */
  broker: string
}

/** All transactions of one account, a page at a time, newest first. Each page is one call to the broker. */
export function TransactionsTable({ account, configId, label, broker }: TransactionsTableProps) {
  const { t } = useTranslation('portfolio')
  const [page, setPage] = useState(0)
  const params = { account, from: firstDay, page: String(page) }
  const { currentData: view, error, refetch } = useGetTransactionsQuery({ configId, ...params })
  if (error && !view) {
    const failure = asFailure(error)
    return <FailureNotice failure={failure} broker={broker} title={t('transactions.failedTitle')} retry={refetch} />
  }
  return (
    <Stack gap="md">
      {view ? <Page view={view} /> : <LoadingBlock />}
      <Group justify="space-between">
        <Group gap="xs">
          <Button variant="default" size="xs" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('transactions.newer')}
          </Button>
          <Button variant="default" size="xs" disabled={!view?.hasMore} onClick={() => setPage(page + 1)}>
            {t('transactions.older')}
          </Button>
        </Group>
        <DownloadButton configId={configId} label={`${label} ${account}`} table="transactions" params={params} />
      </Group>
    </Stack>
  )
}

function Page({ view: { transactions, unreadable, page } }: { view: TransactionsView }) {
  const { t } = useTranslation('portfolio')
  const columns = useMemo(transactionColumns, [])
  const caption = useCaption(t('transactions.title'), 'LIVE')
  if (transactions.length === 0 && unreadable.length === 0)
    return page === 0 ? (
      <EmptyState title={t('transactions.emptyTitle')} text={t('transactions.empty')} />
    ) : (
      <EmptyState title={t('transactions.endTitle')} text={t('transactions.end')} />
    )
  return (
    <>
      <MissingNotes unreadable={unreadable} />
      <ResponsiveRows caption={caption} columns={columns} rows={transactions} keyOf={transactionKey} />
    </>
  )
}
