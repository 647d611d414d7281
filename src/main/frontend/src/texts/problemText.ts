import { t } from 'i18next'
import type { Failure } from '../api/failure'
import actions from './problemActions.json'

/** What the person can do about a problem. The button that a page offers depends on it. */
export type ProblemAction = 'retry' | 'reconnect' | 'credentials' | 'sign-in' | 'administrator' | 'none'

export interface ProblemText {
  /** what happened, without a full stop */
  title: string
  /** what it means, whether it clears up, and what to do */
  detail: string
  action: ProblemAction
}

/** Problems that the server cannot report, because its response did not arrive or could not be read. */
const browserActions: Record<string, ProblemAction> = {
  unreachable: 'retry',
  'timed-out': 'retry',
  'not-understood': 'retry',
  'being-updated': 'retry',
}

const serverActions = actions as Record<string, ProblemAction>

/**
 * The texts of a problem by the slug of its type; undefined for a slug that this version does not know. `broker` is the
 * broker's name; the texts say "your broker" without it.
 */
export function knownProblem(slug: string | undefined, broker?: string): ProblemText | undefined {
  if (slug === undefined) return undefined
  const action = ownValue(serverActions, slug)
  if (action) return textsOf('problems', slug, action, broker)
  const browserAction = ownValue(browserActions, slug)
  return browserAction && textsOf('browserProblems', slug, browserAction, broker)
}

/** The texts of a failure: by its slug; else the server's title and detail; else those of an unexpected error. */
export function problemText(failure: Pick<Failure, 'type' | 'title' | 'detail'>, broker?: string): ProblemText {
  const { type, title, detail = '' } = failure
  const known = knownProblem(type, broker)
  if (known) return known
  if (title) return { title: title.replace(/[.।]$/, ''), detail, action: 'retry' }
  return textsOf('problems', 'unexpected', 'retry', broker)
}

function textsOf(
  area: 'problems' | 'browserProblems',
  slug: string,
  action: ProblemAction,
  broker: string | undefined,
): ProblemText {
  const names = {
    broker: broker ?? t('problems:brokerName.within'),
    brokerFirst: broker ?? t('problems:brokerName.first'),
  }
  return {
    title: t(`${area}:${slug}.title` as 'problems:unexpected.title', names),
    detail: t(`${area}:${slug}.detail` as 'problems:unexpected.detail', names),
    action,
  }
}

function ownValue<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
