import { useTranslation } from 'react-i18next'
import type { KeyEventView } from '../../api/generated'
import { MarketTime } from '../../shared/MarketTime'
import { marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'

/** The newest events of keys, with who and when. */
export function KeyHistory({ events }: { events: KeyEventView[] }) {
  const { t } = useTranslation('admin')
  const now = useNow()
  if (events.length === 0) return null
  return (
    <details>
      <summary>{t('keys.history')}</summary>
      <ol aria-label={t('keys.history')}>
        {events.map(({ keyId: id, kind, actor, at }) => (
          <li key={`${at} ${kind} ${id}`}>
            {t(`keys.events.${kind}`, { id })}, <MarketTime at={at}>{marketMoment(at, now)}</MarketTime>,{' '}
            {actor === 'system' ? t('keys.bySystem') : t('keys.byAdministrator', { id: actor })}
          </li>
        ))}
      </ol>
    </details>
  )
}
