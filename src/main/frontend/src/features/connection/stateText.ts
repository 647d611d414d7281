import { t } from 'i18next'
import type { StatusView } from '../../api/generated'
import { countdown, marketMoment, marketTime } from '../../shared/time'
import { knownProblem } from '../../texts/problemText'

/**
 * What a state means for the person and what happens next; empty for a connection that works.
 *
 * @param zone the time zone of the broker's market
 */
export function stateText(status: StatusView, broker: string, now: number, zone: string): string {
  const next = nextStep(status, broker, now, zone) || detailOf(status, broker)
  return [meaningOf(status, broker), next].filter(Boolean).join(' ')
}

function meaningOf(status: StatusView, broker: string): string {
  const { state, error, reason } = status
  if (state === 'CONNECTED') return ''
  const problem = knownProblem(error?.code, broker) ?? knownProblem(reason, broker)
  if (!needsReason(status)) return t(`connection:stateText.${state}`, { broker })
  return problem ? `${problem.title}.` : (error?.message ?? t(`connection:stateText.${state}`, { broker }))
}

/** What the end of a session means and what helps, where no time of day matters. */
function detailOf({ state, reason }: StatusView, broker: string): string {
  return state === 'EXPIRED' ? (knownProblem(reason, broker)?.detail ?? '') : ''
}

/** The state alone does not explain a failure, or a disconnection that someone else made. */
function needsReason({ state, reason }: StatusView): boolean {
  return state === 'ERROR' || state === 'EXPIRED' || (state === 'DISCONNECTED' && reason !== undefined)
}

/** When the next automatic attempt is due, or from when on and until when a login makes sense. */
function nextStep(status: StatusView, broker: string, now: number, zone: string): string {
  const { state, error, nextActionAt, marketOpens } = status
  const isLater = nextActionAt && Date.parse(nextActionAt) > now
  const opens = marketOpens && Date.parse(marketOpens) > now ? marketMoment(marketOpens, now, zone) : undefined
  if (state === 'EXPIRED' && isLater) {
    const from = marketTime(nextActionAt, zone)
    if (!opens) return t('connection:next.loginFrom', { broker, time: from })
    return t('connection:next.loginBetween', { broker, from, opens })
  }
  if (state === 'EXPIRED' && opens) return t('connection:next.loginBefore', { opens })
  if (state !== 'ERROR' || !error?.retryable) return ''
  if (isLater) return t('connection:next.attempt', { time: countdown(nextActionAt, now) })
  return nextActionAt ? t('connection:next.attemptNow') : t('connection:next.clears')
}
