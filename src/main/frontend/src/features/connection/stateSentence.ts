import type { StatusView } from '../../api/generated'
import { clock, countdown } from '../../shared/time'
import { texts } from '../../texts/en'
import { knownProblem } from '../../texts/problems'

/** What a state means for the person and what comes next, in one or two sentences; empty when all is well. */
export function stateSentence(status: StatusView, broker: string, now: number): string {
  const known = knownProblem(status.error?.code) ?? knownProblem(status.reason)
  const what = needsExplanation(status) ? (known?.happened ?? status.error?.message) : undefined
  return [what ?? texts.stateSentences[status.state](broker), nextAction(status, now)].filter(Boolean).join(' ')
}

/** There is more to say than the state: a trouble, or somebody else's doing. */
function needsExplanation({ state, reason }: StatusView): boolean {
  return state === 'ERROR' || state === 'EXPIRED' || (state === 'DISCONNECTED' && reason !== undefined)
}

/** When something happens by itself, or when a login is worth the trouble. */
function nextAction({ state, error, nextActionAt }: StatusView, now: number): string {
  const later = nextActionAt && Date.parse(nextActionAt) > now
  if (state === 'EXPIRED' && later) return texts.card.loginFrom(clock(nextActionAt))
  if (state !== 'ERROR' || !error?.retryable) return ''
  if (later) return texts.card.nextTry(countdown(nextActionAt, now))
  return nextActionAt ? texts.card.tryingNow : texts.card.healing
}
