import { t } from 'i18next'
import { useAddressState } from '../../shared/useAddressState'
import type { Column } from './Column'

/** A row of a connection that can have several accounts. */
export interface AccountRow {
  /** the broker's number of the account; absent if the connection has one */
  account?: string | undefined
}

/** The accounts of these rows, in order; empty if there are not several. */
export function accountsOf(rows: readonly AccountRow[]): string[] {
  const accounts = [...new Set(rows.flatMap(({ account }) => account || []))].sort()
  return accounts.length > 1 ? accounts : []
}

/** The rows of one account; all rows for the empty text. */
export function ofAccount<T extends AccountRow>(rows: T[], account: string): T[] {
  return account === '' ? rows : rows.filter((row) => row.account === account)
}

/** The chosen account in the address, which all tables of the page share; an account without rows counts as none. */
export function useAccountFilter(rows: readonly AccountRow[]) {
  const accounts = accountsOf(rows)
  const [chosen, setAccount] = useAddressState<string>('account', '')
  return { accounts, account: accounts.includes(chosen) ? chosen : '', setAccount }
}

/** The account of each row; no column unless there are several. */
export function accountColumns<T extends AccountRow>(hasAccounts: boolean): Column<T>[] {
  if (!hasAccounts) return []
  return [
    {
      id: 'account',
      label: t('portfolio:account.column'),
      cell: ({ account }) => account,
      sortBy: ({ account }) => account,
    },
  ]
}
