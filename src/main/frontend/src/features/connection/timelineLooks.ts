import type { TimelineEntry } from '../../api/generated'
import type { Tone } from '../../shared/tone'
import { texts } from '../../texts/en'
import { knownProblem } from '../../texts/problems'

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

/** The dot beside an entry. A change that a newer server knows and this page does not is quiet. */
export function toneOf({ change }: TimelineEntry): Tone {
  return tones[change] ?? 'quiet'
}

/** What happened, why, and who did it if it was somebody else; in the server's words where ours are missing. */
export function entryWords({ change, reason, actor, text }: TimelineEntry, broker: string): string {
  const what = texts.timeline.changes[change]?.(broker)
  if (!what) return text
  const why = knownProblem(reason)?.happened
  const who = actor in texts.timeline.actors ? texts.timeline.actors[actor as Stranger] : undefined
  return [who ? `${what}, ${who}.` : `${what}.`, why].filter(Boolean).join(' ')
}

type Stranger = keyof typeof texts.timeline.actors
