import i18next, { t } from 'i18next'
import type { TimelineEntry } from '../../api/generated'
import type { Tone } from '../../shared/tone'
import { knownProblem } from '../../texts/problemText'

const tones: Record<TimelineEntry['change'], Tone> = {
  CREATED: 'quiet',
  CONNECT_STARTED: 'quiet',
  CONNECT_FAILED: 'attention',
  CONNECTED: 'good',
  RENEWED: 'good',
  ENDING_SOON: 'attention',
  LOGIN_REQUIRED: 'attention',
  FAILING: 'bad',
  RECOVERED: 'good',
  DISCONNECTED: 'quiet',
  CREDENTIALS_REPLACED: 'quiet',
  CALLBACK_REFUSED: 'bad',
  DELETED: 'quiet',
}

/** The colour of an entry; quiet for a change that only a newer server knows. */
export function toneOf({ change }: TimelineEntry): Tone {
  return tones[change] ?? 'quiet'
}

/** The change, its reason and an administrator who made it; the server's text for a change that is unknown here. */
export function entryText({ change, reason, actor, text }: TimelineEntry, broker: string): string {
  if (!i18next.exists(`connection:timeline.changes.${change}`)) return text
  const title = t(`connection:timeline.changes.${change}`, { broker })
  const isByAdministrator = (actor as string) === 'administrator'
  const first = isByAdministrator ? t('connection:timeline.byAdministrator', { change: title }) : title
  const problem = knownProblem(reason, broker)
  return problem ? t('common:sentences', { first, second: problem.title }) : first
}
