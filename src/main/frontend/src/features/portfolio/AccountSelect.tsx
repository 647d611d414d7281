import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface AccountSelectProps {
  accounts: readonly string[]
  /** empty: all accounts */
  account: string
  onSelect: (account: string) => void
}

/** Chooses the account whose rows are shown; nothing if there are not several. */
export function AccountSelect({ accounts, account, onSelect }: AccountSelectProps) {
  const { t } = useTranslation('portfolio')
  if (accounts.length === 0) return null
  return (
    <NativeSelect
      aria-label={t('account.filter')}
      value={account}
      data={[
        { value: '', label: t('account.all') },
        ...accounts.map((number) => ({ value: number, label: t('account.one', { number }) })),
      ]}
      onChange={({ currentTarget }) => onSelect(currentTarget.value)}
    />
  )
}
