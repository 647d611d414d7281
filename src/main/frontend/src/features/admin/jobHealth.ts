import type { FleetView } from '../../api/generated'
import { spanOfSeconds } from '../../shared/time'
import type { Tone } from '../../shared/tone'
import { texts } from '../../texts/admin'

/** How one part of upkeep does: a word, what it means, and what to do where something is to be done. */
export interface JobHealth {
  tone: Tone
  word: string
  detail: string
  advice?: string
}

/** Sweeps look every few seconds; what waits for a minute is late, what waits for five is left undone. */
const lateSeconds = 60
const behindSeconds = 300

export function sweepHealth({ sweepLagSeconds: lag }: FleetView): JobHealth {
  if (lag < lateSeconds) return { tone: 'good', word: texts.upkeep.onTime, detail: texts.upkeep.nothingWaits }
  const detail = texts.upkeep.waiting(spanOfSeconds(lag))
  if (lag < behindSeconds) return { tone: 'attention', word: texts.upkeep.late, detail }
  return { tone: 'bad', word: texts.upkeep.behind, detail, advice: texts.upkeep.behindAdvice }
}

export function renewalHealth({ overdueRenewalSeconds: overdue }: FleetView): JobHealth {
  if (overdue < lateSeconds) return { tone: 'good', word: texts.upkeep.noneOverdue, detail: '' }
  const detail = texts.upkeep.overdueFor(spanOfSeconds(overdue))
  if (overdue < behindSeconds) return { tone: 'attention', word: texts.upkeep.late, detail }
  return { tone: 'bad', word: texts.upkeep.overdue, detail, advice: texts.upkeep.renewalAdvice }
}
