import { NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { texts } from '../../texts/portfolio'
import { DataCards } from './DataCards'
import cards from './DataCards.module.css'
import { DataTable, type RowsProps } from './DataTable'

/** Where eight columns of rupees fit side by side. */
const wide = '(min-width: 62em)'

/** A table where there is room, else cards; both can be put in order. */
export function ResponsiveRows<T>(props: RowsProps<T>) {
  const isWide = useMediaQuery(wide, true, { getInitialValueInEffect: false })
  if (isWide) return <DataTable {...props} />
  return (
    <>
      <SortSelect {...props} />
      <DataCards {...props} />
    </>
  )
}

/** In the place of headings to press. */
function SortSelect<T>({ columns, sort, onSort }: RowsProps<T>) {
  if (!sort || !onSort) return null
  return (
    <div className={cards.order}>
      <NativeSelect
        label={texts.sort.by}
        value={sort.column}
        data={columns.filter(({ sortBy }) => sortBy).map(({ id, label }) => ({ value: id, label }))}
        onChange={({ currentTarget }) => onSort({ ...sort, column: currentTarget.value })}
      />
      <NativeSelect
        label={texts.sort.order}
        value={sort.descending ? 'descending' : 'ascending'}
        data={[
          { value: 'descending', label: texts.sort.descending },
          { value: 'ascending', label: texts.sort.ascending },
        ]}
        onChange={({ currentTarget }) => onSort({ ...sort, descending: currentTarget.value === 'descending' })}
      />
    </div>
  )
}
