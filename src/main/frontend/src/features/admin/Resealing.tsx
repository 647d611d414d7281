import { useTranslation } from 'react-i18next'
import type { KeyStatus } from '../../api/generated'
import { MarketTime } from '../../shared/MarketTime'
import { durationOfSeconds, marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import classes from './KeysPanel.module.css'

/** How far the values of other keys are encrypted again with the primary key; nothing if there are none. */
export function Resealing({ status: { primaryKeyId: id, resealing } }: { status: KeyStatus }) {
  const { t } = useTranslation('admin')
  const now = useNow()
  const { resealed, left, unreadable, perSecond, finishedAt } = resealing
  const running = left - unreadable
  if (resealed === 0 && left === 0) return null
  return (
    <section className={classes.resealing} aria-label={t('keys.resealing.title', { id })}>
      <h3>{t('keys.resealing.title', { id })}</h3>
      {running > 0 && (
        <>
          <progress value={resealed} max={resealed + running} aria-label={t('keys.resealing.title', { id })} />
          <p>{t('keys.resealing.running', { count: running })}</p>
          {perSecond !== undefined && perSecond > 0 && (
            <p>
              {t('keys.resealing.rate', {
                rate: Math.round(perSecond),
                duration: durationOfSeconds(Math.ceil(running / perSecond)),
              })}
            </p>
          )}
        </>
      )}
      {running <= 0 && finishedAt && (
        <p>
          <MarketTime at={finishedAt}>
            {t('keys.resealing.finished', { time: marketMoment(finishedAt, now), resealed })}
          </MarketTime>
        </p>
      )}
      {unreadable > 0 && <p>{t('keys.resealing.unreadable', { count: unreadable })}</p>}
    </section>
  )
}
