import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MarketZone } from '../../../shared/marketZone'
import { Amount, Gain } from '../Figures'
import { formatShare } from '../format'
import { ProvenanceBadge } from '../ProvenanceBadge'
import classes from './AccountList.module.css'
import { type AccountWorth, assetClasses } from './netWorth'
import type { Account } from './useAccounts'

interface AccountListProps {
  accounts: AccountWorth[]
  /** of these accounts */
  total: number
  linkTo: (account: Account) => ReactNode
  /** the time zone of an account's market */
  zoneOf: (configId: string) => string
  now: number
}

/** The accounts of one currency with their share in the total, largest first. */
export function AccountList({ accounts, total, linkTo, zoneOf, now }: AccountListProps) {
  const { t } = useTranslation('overview')
  return (
    <ul className={classes.accounts} aria-label={t('allocation')}>
      {accounts.map((account) => (
        <li key={account.configId} className={classes.account}>
          <div className={classes.head}>
            {linkTo(account)}
            <MarketZone value={zoneOf(account.configId)}>
              <ProvenanceBadge freshness={account.freshness} asOf={account.asOf} now={now} />
            </MarketZone>
          </div>
          {total > 0 && <div className={classes.share} style={{ width: `${(account.value / total) * 100}%` }} />}
          <Facts account={account} total={total} />
        </li>
      ))}
    </ul>
  )
}

function Facts({ account, total }: { account: AccountWorth; total: number }) {
  const { t } = useTranslation('overview')
  const { value, parts, dayChange, currency } = account
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('value')}</dt>
        <dd>
          <Amount value={value} currency={currency} />
        </dd>
      </div>
      <div>
        <dt>{t('share')}</dt>
        <dd>{total > 0 ? formatShare(value, total) : t('noShare')}</dd>
      </div>
      {assetClasses.map((assetClass) => (
        <div key={assetClass}>
          <dt>{t(assetClass)}</dt>
          <dd>
            <Amount value={parts[assetClass]?.value} currency={currency} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('day')}</dt>
        <dd>
          <Gain inline value={dayChange} percentage={undefined} currency={currency} />
        </dd>
      </div>
    </dl>
  )
}
