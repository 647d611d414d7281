import { t } from 'i18next'
import type { Failure } from '../api/failure'
import actions from './problemActions.json'

/** What the person can do about a problem. The button that a page offers depends on it. */
export type ProblemAction = 'retry' | 'reconnect' | 'credentials' | 'sign-in' | 'administrator' | 'none'

export interface ProblemText {
  /** what happened, without a full stop */
  title: string
  /** what it means, whether it clears up, and which button to press */
  detail: string
  action: ProblemAction
}

/** Problems that the server cannot report, because its answer did not arrive or could not be read. */
const browserActions: Record<string, ProblemAction> = {
  unreachable: 'retry',
  'timed-out': 'retry',
  'not-understood': 'retry',
}

const serverActions = actions as Record<string, string>

/** The texts of a problem by the slug of its type; undefined for a slug that this version does not know. */
export function knownProblem(slug: string | undefined): ProblemText | undefined {
  if (slug === undefined) return undefined
  if (Object.hasOwn(browserActions, slug)) return textsOf('browserProblems', slug, browserActions[slug])
  return Object.hasOwn(serverActions, slug) ? textsOf('problems', slug, serverActions[slug]) : undefined
}

/** The texts of a failure: by its slug; else the server's title and detail; else those of an unexpected error. */
export function problemText({ type, title, detail }: Pick<Failure, 'type' | 'title' | 'detail'>): ProblemText {
  const known = knownProblem(type)
  if (known) return known
  if (title) return { title, detail: detail ?? '', action: 'retry' }
  return knownProblem('unexpected') as ProblemText
}

function textsOf(area: 'problems' | 'browserProblems', slug: string, action: string | undefined): ProblemText {
  return {
    title: t(`${area}:${slug}.title` as 'problems:unexpected.title'),
    detail: t(`${area}:${slug}.detail` as 'problems:unexpected.detail'),
    action: action as ProblemAction,
  }
}
