import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAmountsHidden } from '../../../shared/amounts'
import { LoadingBlock } from '../../../shared/LoadingBlock'
import { MarketZone } from '../../../shared/marketZone'
import { Panel } from '../../../shared/Panel'
import { useNow } from '../../../shared/useNow'
import { EmptyState } from '../EmptyState'
import { Amount, Gain } from '../Figures'
import { HideAmountsButton } from '../HideAmountsButton'
import { ProvenanceBadge } from '../ProvenanceBadge'
import { AccountList } from './AccountList'
import { AssetClasses } from './AssetClasses'
import classes from './NetWorthPanels.module.css'
import { type AccountData, accountWorth, isLoading } from './netWorth'
import { PositionsApart } from './PositionsApart'
import { type Account, useAccounts } from './useAccounts'
import { WorthNotes } from './WorthNotes'
import { type NetWorth, netWorths } from './worthByCurrency'

interface NetWorthPanelsProps {
  accounts: readonly Account[]
  /** a link to the portfolio of an account, made by the page */
  linkTo: (account: Account) => ReactNode
  /** the time zone of an account's market */
  zoneOf: (configId: string) => string
  /** the way to connect an account, made by the page */
  connect: ReactNode
}

/** What all accounts are worth, by currency, with the accounts that are and that are not part of it. */
export function NetWorthPanels({ accounts, linkTo, zoneOf, connect }: NetWorthPanelsProps) {
  const { t } = useTranslation('overview')
  useAmountsHidden()
  const data = useAccounts(accounts)
  const worths = netWorths(data.flatMap((each) => accountWorth(each) ?? []))
  const isIncomplete = data.some(isLoading)
  return (
    <Stack gap="lg">
      {worths.map((worth) => (
        <MarketZone key={worth.currency} value={zoneOf(worth.accounts[0]?.configId ?? '')}>
          <CurrencyPanel worth={worth} isOnly={worths.length === 1} linkTo={linkTo} zoneOf={zoneOf} />
        </MarketZone>
      ))}
      {isIncomplete && <LoadingBlock label={t('loading')} heights={[220]} />}
      {!isIncomplete && worths.length === 0 && (
        <EmptyState title={t('emptyTitle')} text={t('empty')}>
          {connect}
        </EmptyState>
      )}
      <NotIncluded data={data} linkTo={linkTo} />
    </Stack>
  )
}

interface CurrencyPanelProps {
  worth: NetWorth
  isOnly: boolean
  linkTo: (account: Account) => ReactNode
  zoneOf: (configId: string) => string
}

function CurrencyPanel({ worth, isOnly, linkTo, zoneOf }: CurrencyPanelProps) {
  const { t } = useTranslation('overview')
  const now = useNow()
  const { currency, value, dayChange, dayChangePercent, freshness, asOf, accounts } = worth
  return (
    <Panel
      title={isOnly ? t('netWorth') : t('netWorthIn', { currency })}
      aside={
        <>
          <ProvenanceBadge freshness={freshness} asOf={asOf} now={now} />
          <HideAmountsButton />
        </>
      }
    >
      <dl className={classes.totals}>
        <div className={classes.main}>
          <dt>{t('value')}</dt>
          <dd>
            <Amount value={value} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{t('day')}</dt>
          <dd>
            <Gain inline value={dayChange} percentage={dayChangePercent} currency={currency} />
          </dd>
        </div>
      </dl>
      <WorthNotes worth={worth} />
      <AssetClasses worth={worth} now={now} />
      <PositionsApart worth={worth} now={now} />
      <AccountList accounts={accounts} total={value} linkTo={linkTo} zoneOf={zoneOf} now={now} />
      <p className={classes.note}>{t(currency === 'INR' ? 'scopeInIndia' : 'scope')}</p>
    </Panel>
  )
}

/** The accounts that are not part of any sum, each with the reason. */
function NotIncluded({ data, linkTo }: { data: AccountData[]; linkTo: (account: Account) => ReactNode }) {
  const { t } = useTranslation('overview')
  const left = data.filter((each) => !accountWorth(each) && !isLoading(each))
  if (left.length === 0) return null
  return (
    <Panel title={t('notIncluded')}>
      <ul className={classes.notIncluded}>
        {left.map((each) => (
          <li key={each.configId}>
            {linkTo(each)} {t(`reasons.${reasonOf(each)}`)}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function reasonOf({ holdings }: AccountData): 'failed' | 'sample' | 'unknown' {
  if (!holdings.data) return 'failed'
  return holdings.data.source === 'SAMPLE' ? 'sample' : 'unknown'
}
