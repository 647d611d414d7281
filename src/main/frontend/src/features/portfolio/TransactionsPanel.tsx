import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AccountsView } from '../../api/generated'
import { useAddressState } from '../../shared/useAddressState'
import { DataPanel } from './DataPanel'
import { EmptyState } from './EmptyState'
import classes from './PositionsPanel.module.css'
import { useGetAccountsQuery } from './portfolioApi'
import type { SectionProps } from './SectionProps'
import { TransactionsTable } from './TransactionsTable'

/** The transactions of one account of the connection. */
export function TransactionsPanel({ configId, label, ...panel }: SectionProps) {
  const { t } = useTranslation('portfolio')
  const query = useGetAccountsQuery({ configId })
  return (
    <DataPanel
      {...panel}
      title={t('transactions.title')}
      failedTitle={t('transactions.failedTitle')}
      query={query}
      heightPixels={360}
    >
      {({ accounts }) => <OfAccount accounts={accounts} configId={configId} label={label} broker={panel.broker} />}
    </DataPanel>
  )
}

interface OfAccountProps extends Pick<SectionProps, 'configId' | 'label' | 'broker'> {
  accounts: AccountsView['accounts']
}

/** The account that is chosen for all tables of the page, else the first open one. */
function OfAccount({ accounts, configId, label, broker }: OfAccountProps) {
  const { t } = useTranslation('portfolio')
  const [chosen, setChosen] = useAddressState<string>('account', '')
  const numbers = accounts.map(({ number }) => number)
  const first = accounts.find(({ closed }) => !closed) ?? accounts[0]
  const account = numbers.includes(chosen) ? chosen : first?.number
  if (!account) return <EmptyState title={t('transactions.noAccountTitle')} text={t('transactions.noAccount')} />
  return (
    <>
      <div className={classes.tools}>
        <NativeSelect
          aria-label={t('account.filter')}
          value={account}
          data={accounts.map((one) => ({ value: one.number, label: nameOf(one) }))}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
      </div>
      <TransactionsTable key={account} account={account} configId={configId} label={label} broker={broker} />
    </>
  )

  function nameOf({ number, name, type, closed }: AccountsView['accounts'][number]): string {
    const parts = [name || type, number, closed ? t('transactions.closed') : '']
    return parts.filter(Boolean).join(' · ')
  }
}
