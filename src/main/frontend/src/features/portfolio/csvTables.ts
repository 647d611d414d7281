import { t } from 'i18next'
import { marketDate } from '../../shared/marketDate'
import type { CsvLayout, ResponseProvenance } from './csv'
import { fundKey } from './fundColumns'
import { keyOf } from './livePrices'
import { positionKey } from './positionColumns'
import { asRecords } from './records'

/** The tables that can be downloaded. */
export type CsvTable = 'holdings' | 'positions' | 'trades' | 'mutualFunds' | 'funds' | 'history' | 'transactions'

const holdingFields = [
  'exchange',
  'symbol',
  'isin',
  'quantity',
  'settled',
  'unsettled',
  'pledged',
  'averagePrice',
  'lastPrice',
  'closePrice',
  'invested',
  'value',
  'profit',
  'profitPercent',
  'dayChange',
  'dayChangePercent',
  'costUncertain',
  'account',
] as const

const marginFundedFields = ['quantity', 'averagePrice', 'value', 'profit'] as const

const positionFields = [
  'exchange',
  'symbol',
  'product',
  'quantity',
  'carried',
  'multiplier',
  'averagePrice',
  'lastPrice',
  'closePrice',
  'profit',
  'markedToMarket',
  'account',
] as const

const sides = ['bought', 'sold'] as const
const daySides = ['boughtToday', 'soldToday'] as const
const tradeFields = ['quantity', 'price', 'value'] as const

const fundFields = [
  'isin',
  'name',
  'folio',
  'quantity',
  'pledged',
  'averagePrice',
  'lastPrice',
  'priceDate',
  'invested',
  'value',
  'profit',
  'profitPercent',
  'account',
] as const

const marginFields = ['segment', 'kind', 'name', 'amount'] as const

const historyFields = [
  'day',
  'asOf',
  'value',
  'invested',
  'profit',
  'dayChange',
  'cashFlow',
  'gain',
  'notIncluded',
] as const

const transactionFields = [
  'id',
  'day',
  'executedAt',
  'type',
  'action',
  'symbol',
  'description',
  'quantity',
  'price',
  'amount',
  'currency',
] as const

/** Where the rows of a table are: the section of the account, the list in its response, and what tells rows apart. */
export const csvSources = {
  holdings: { section: '', list: 'holdings', keyOf },
  positions: { section: '/positions', list: 'net', keyOf: positionKey },
  trades: { section: '/positions', list: 'day', keyOf: positionKey },
  mutualFunds: { section: '/mutual-funds', list: 'funds', keyOf: fundKey },
  funds: { section: '/funds', list: 'segments', keyOf: () => '' },
  history: { section: '/history', list: 'points', keyOf: ({ asOf }: { asOf: string }) => asOf },
  transactions: { section: '/transactions', list: 'transactions', keyOf: ({ id }: { id: string }) => id },
} as const

/** The columns of a table. */
export function layoutOf(table: CsvTable): CsvLayout {
  const { list, keyOf: key } = csvSources[table]
  return {
    list,
    keyOf: key as CsvLayout['keyOf'],
    ...(table === 'funds' && { rowsOf: marginRows }),
    columns: Object.fromEntries(columnsOf(table)),
    provenance: {
      // points are recorded values, each with its own time
      ...(table !== 'history' && { source: t('portfolio:csv.source'), asOf: t('portfolio:csv.asOf') }),
      // each transaction has its own
      ...(table !== 'transactions' && { currency: t('portfolio:csv.currency') }),
    },
  }
}

function columnsOf(table: CsvTable): [path: string, heading: string][] {
  switch (table) {
    case 'holdings':
      return [
        ...holdingFields.map((field): [string, string] => [field, t(`portfolio:csv.holdings.${field}`)]),
        ...marginFundedFields.map((field): [string, string] => [
          `marginFunded.${field}`,
          t(`portfolio:csv.marginFunded.${field}`),
        ]),
      ]
    case 'mutualFunds':
      return fundFields.map((field) => [field, t(`portfolio:csv.mutualFunds.${field}`)])
    case 'funds':
      return marginFields.map((field) => [field, t(`portfolio:csv.funds.${field}`)])
    case 'transactions':
      return transactionFields.map((field) => [field, t(`portfolio:csv.transactions.${field}`)])
    case 'history':
      return historyFields.map((field) => [field, t(`portfolio:csv.history.${field}`)])
    default:
      return [
        ...positionFields.map((field): [string, string] => [field, t(`portfolio:csv.positions.${field}`)]),
        ...[...sides, ...daySides].flatMap((side) =>
          tradeFields.map((field): [string, string] => [`${side}.${field}`, t(`portfolio:csv.${side}.${field}`)]),
        ),
      ]
  }
}

/** One row for each amount of each segment, with the names of the API. */
function marginRows(view: Record<string, unknown>): Record<string, unknown>[] {
  return asRecords(view.segments).flatMap(({ name: segment, spendable, used, available, usedFor }) => [
    { segment, kind: t('portfolio:funds.spendable'), amount: spendable },
    ...amountsOf(available).map((amount) => ({ segment, kind: t('portfolio:funds.available'), ...amount })),
    { segment, kind: t('portfolio:funds.used'), amount: used },
    ...amountsOf(usedFor).map((amount) => ({ segment, kind: t('portfolio:funds.usedFor'), ...amount })),
  ])
}

function amountsOf(amounts: unknown): { name: string; amount: unknown }[] {
  return Object.entries(amounts ?? {}).map(([name, amount]) => ({ name, amount }))
}

const fileNames: Record<CsvTable, string> = {
  holdings: 'holdings',
  positions: 'positions',
  trades: 'trades',
  mutualFunds: 'mutual-funds',
  funds: 'funds',
  history: 'value-history',
  transactions: 'transactions',
}

/** `holdings-family-account-2026-11-22.csv`; the name of a file with other than live data begins with its source. */
export function fileName(table: CsvTable, label: string, { source, asOf }: ResponseProvenance, zone: string): string {
  const parts = [
    source === undefined || source === 'LIVE' ? '' : source.replace('_', '-'),
    fileNames[table],
    label.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-'),
    asOf ? marketDate(Date.parse(asOf), zone) : '',
  ]
  return `${parts.filter((part) => /[\p{L}\p{N}]/u.test(part)).join('-')}.csv`
}
