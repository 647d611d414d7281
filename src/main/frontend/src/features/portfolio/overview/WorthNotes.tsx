import { useTranslation } from 'react-i18next'
import { fundLabel } from '../fundLabel'
import { MissingNotes } from '../MissingNotes'
import type { AssetClass } from './netWorth'
import type { NetWorth } from './worthByCurrency'

/** Counts and names what the sums leave out because it is not known. */
export function WorthNotes({ worth: { accounts, assetClasses, positions } }: { worth: NetWorth }) {
  const { t } = useTranslation('overview')
  const withoutChange = accounts.filter(({ dayChange }) => dayChange === undefined).map(({ label }) => label)
  const withoutCash = accounts.flatMap(({ label, withoutCash }) =>
    withoutCash.map((segment) => t('segmentOf', { segment: fundLabel(segment), account: label })),
  )
  const unknownIn = (wanted: AssetClass) =>
    assetClasses.find(({ assetClass }) => assetClass === wanted)?.unknownIn ?? []
  // the stocks of each account are known, or it is not part of the worth
  const notes = [
    { kind: 'mutualFunds', names: unknownIn('mutualFunds') },
    { kind: 'cash', names: unknownIn('cash') },
    { kind: 'segments', names: withoutCash },
    { kind: 'positions', names: positions.unknownIn },
    { kind: 'change', names: withoutChange },
  ] as const
  return (
    <>
      {notes.map(
        ({ kind, names }) =>
          names.length > 0 && (
            <p key={kind}>{t(`without.${kind}`, { count: names.length, names: names.join(', ') })}</p>
          ),
      )}
      <MissingNotes
        withoutPrice={accounts.flatMap(({ withoutPrice }) => withoutPrice)}
        withoutProfit={[...positions.withoutProfit]}
        unreadable={accounts.flatMap(({ unreadable }) => unreadable)}
      />
    </>
  )
}
