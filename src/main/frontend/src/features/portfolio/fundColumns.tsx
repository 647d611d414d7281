import { t } from 'i18next'
import type { FundHoldingView } from '../../api/generated'
import { day } from '../../shared/time'
import { accountColumns } from './accountFilter'
import type { Column } from './Column'
import { Amount, Gain, Price } from './Figures'
import { formatQuantity } from './format'
import { RowName, type Tag } from './RowName'
import rowName from './RowName.module.css'
import type { OpenRow } from './useRowDetail'

/** Net asset values are published with four decimals. */
export const navDecimals = 4

/** A fund without an ISIN is told apart by its name. */
export function fundKey({ isin, name, folio, account }: FundHoldingView): string {
  return [isin || name, folio, account ?? ''].join(' ')
}

export function fundColumns(currency: string, open: OpenRow, hasAccounts: boolean): Column<FundHoldingView>[] {
  return [
    {
      id: 'fund',
      label: t('portfolio:mutualFunds.fund'),
      cell: (row) => (
        <RowName
          name={row.name}
          detail={folioOf(row)}
          tags={tagsOf(row)}
          onOpen={(button) => open(fundKey(row), button)}
        />
      ),
      sortBy: ({ name }) => name,
    },
    ...accountColumns<FundHoldingView>(hasAccounts),
    {
      id: 'units',
      label: t('portfolio:mutualFunds.units'),
      numeric: true,
      cell: ({ quantity }) => formatQuantity(quantity),
      sortBy: ({ quantity }) => quantity,
    },
    {
      id: 'average',
      label: t('portfolio:mutualFunds.average'),
      numeric: true,
      cell: ({ averagePrice }) => <Price value={averagePrice} currency={currency} decimals={navDecimals} />,
      sortBy: ({ averagePrice }) => averagePrice,
    },
    {
      id: 'price',
      label: t('portfolio:mutualFunds.price'),
      numeric: true,
      cell: ({ lastPrice, priceDate }) => (
        <>
          <Price value={lastPrice} currency={currency} decimals={navDecimals} />
          {priceDate && (
            <div className={rowName.detail}>{t('portfolio:mutualFunds.priceDate', { day: day(priceDate) })}</div>
          )}
        </>
      ),
      sortBy: ({ lastPrice }) => lastPrice,
    },
    {
      id: 'invested',
      label: t('portfolio:mutualFunds.invested'),
      numeric: true,
      cell: ({ invested }) => <Amount value={invested} currency={currency} />,
      sortBy: ({ invested }) => invested,
    },
    {
      id: 'value',
      label: t('portfolio:mutualFunds.value'),
      numeric: true,
      cell: ({ value }) => <Amount value={value} currency={currency} />,
      sortBy: ({ value }) => value,
    },
    {
      id: 'profit',
      label: t('portfolio:mutualFunds.profit'),
      numeric: true,
      cell: ({ profit, profitPercent }) => <Gain value={profit} percentage={profitPercent} currency={currency} />,
      sortBy: ({ profit }) => profit,
    },
  ]
}

function folioOf({ folio }: FundHoldingView): string {
  return folio && t('portfolio:mutualFunds.folio', { folio })
}

function tagsOf({ pledged }: FundHoldingView): Tag[] {
  if (pledged <= 0) return []
  return [{ text: t('portfolio:mutualFunds.pledged', { units: formatQuantity(pledged) }), tone: 'quiet' }]
}
