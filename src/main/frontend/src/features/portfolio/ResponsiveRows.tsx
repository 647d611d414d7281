import { NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useAmountsHidden } from '../../shared/amounts'
import { DataCards } from './DataCards'
import cards from './DataCards.module.css'
import { DataTable, type RowsProps } from './DataTable'

/** From this width on, eight columns of amounts fit side by side. */
const wide = '(min-width: 62em)'

/** A table on wide screens, cards on narrow ones; both can be sorted. */
export function ResponsiveRows<T>(props: RowsProps<T>) {
  const isWide = useMediaQuery(wide, true, { getInitialValueInEffect: false })
  // rows render again only when their own row changes, or when they are new
  const key = String(useAmountsHidden())
  if (isWide) return <DataTable key={key} {...props} />
  return (
    <>
      <SortSelect {...props} />
      <DataCards key={key} {...props} />
    </>
  )
}

/** Replaces the sortable headings of the table. */
function SortSelect<T>({ columns, sort, onSort }: RowsProps<T>) {
  const { t } = useTranslation('portfolio')
  if (!sort || !onSort) return null
  return (
    <div className={cards.order}>
      <NativeSelect
        label={t('sort.by')}
        value={sort.column}
        data={columns.filter(({ sortBy }) => sortBy).map(({ id, label }) => ({ value: id, label }))}
        onChange={({ currentTarget }) => onSort({ ...sort, column: currentTarget.value })}
      />
      <NativeSelect
        label={t('sort.order')}
        value={sort.descending ? 'descending' : 'ascending'}
        data={[
          { value: 'descending', label: t('sort.descending') },
          { value: 'ascending', label: t('sort.ascending') },
        ]}
        onChange={({ currentTarget }) => onSort({ ...sort, descending: currentTarget.value === 'descending' })}
      />
    </div>
  )
}
