import { t } from 'i18next'
import type { TransactionsView } from '../../api/generated'
import { day } from '../../shared/time'
import type { Column } from './Column'
import { Gain, MissingValue, Price } from './Figures'
import { formatQuantity } from './format'
import { RowName } from './RowName'

type Transaction = TransactionsView['transactions'][number]

export function transactionKey({ id }: Transaction): string {
  return id
}

/** The broker's own words, and what each transaction changed the cash by. */
export function transactionColumns(): Column<Transaction>[] {
  return [
    {
      id: 'day',
      label: t('portfolio:transactions.day'),
      cell: (row) => <RowName name={day(row.day)} detail={row.action || row.type} tags={[]} />,
    },
    {
      id: 'what',
      label: t('portfolio:transactions.what'),
      cell: ({ symbol, description }) => [symbol, description].filter(Boolean).join(' · ') || <MissingValue />,
    },
    {
      id: 'quantity',
      label: t('portfolio:transactions.quantity'),
      numeric: true,
      cell: ({ quantity }) => (quantity === undefined ? <MissingValue /> : formatQuantity(quantity)),
    },
    {
      id: 'price',
      label: t('portfolio:transactions.price'),
      numeric: true,
      cell: ({ price, currency }) => <Price value={price} currency={currency} />,
    },
    {
      id: 'amount',
      label: t('portfolio:transactions.amount'),
      numeric: true,
      isKeyFigure: true,
      cell: ({ amount, currency }) => <Gain value={amount} percentage={undefined} currency={currency} />,
    },
  ]
}
