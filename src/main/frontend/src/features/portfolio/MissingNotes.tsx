import { useTranslation } from 'react-i18next'
import { WarningIcon } from '../../shared/icons'
import classes from './TotalsPanel.module.css'

interface MissingNotesProps {
  /** names of the rows whose number is unknown */
  withoutPrice?: string[]
  withoutCost?: string[]
  withoutProfit?: string[]
  withoutClose?: string[]
  /** names of the rows that the broker sent and that the server could not read */
  unreadable?: string[]
}

const shownNames = 5

/** Counts and names what the sums do not include. */
export function MissingNotes(props: MissingNotesProps) {
  const { t } = useTranslation('portfolio')
  const kinds = ['withoutPrice', 'withoutCost', 'withoutProfit', 'withoutClose', 'unreadable'] as const
  return kinds.map((kind) => {
    const names = props[kind] ?? []
    if (names.length === 0) return null
    const shown = names.slice(0, shownNames).join(', ')
    return (
      <p key={kind} className={classes.uncertain}>
        <WarningIcon />
        {t(`missing.${kind}`, { count: names.length, names: names.length > shownNames ? `${shown}, …` : shown })}
      </p>
    )
  })
}
