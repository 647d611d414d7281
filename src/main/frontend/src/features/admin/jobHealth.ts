import { t } from 'i18next'
import type { FleetView } from '../../api/generated'
import { durationOfSeconds } from '../../shared/time'
import type { Tone } from '../../shared/tone'

/** The health of a background job, with advice when an administrator must act. */
export interface JobHealth {
  tone: Tone
  title: string
  detail: string
  advice?: string
}

/** Sweeps run every few seconds. */
const slightlyLateSeconds = 60
const lateSeconds = 300

export function sweepHealth({ sweepLagSeconds: lag }: FleetView): JobHealth {
  if (lag < slightlyLateSeconds)
    return { tone: 'good', title: t('admin:jobs.onTime'), detail: t('admin:jobs.noBacklog') }
  const detail = t('admin:jobs.backlog', { duration: durationOfSeconds(lag) })
  if (lag < lateSeconds) return { tone: 'attention', title: t('admin:jobs.late'), detail }
  return { tone: 'bad', title: t('admin:jobs.behind'), detail, advice: t('admin:jobs.behindAdvice') }
}

export function renewalHealth({ overdueRenewalSeconds: overdue }: FleetView): JobHealth {
  if (overdue < slightlyLateSeconds) return { tone: 'good', title: t('admin:jobs.noneOverdue'), detail: '' }
  const detail = t('admin:jobs.overdueFor', { duration: durationOfSeconds(overdue) })
  if (overdue < lateSeconds) return { tone: 'attention', title: t('admin:jobs.late'), detail }
  return { tone: 'bad', title: t('admin:jobs.overdue'), detail, advice: t('admin:jobs.renewalAdvice') }
}
