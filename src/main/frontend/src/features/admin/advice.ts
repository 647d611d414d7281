import { t } from 'i18next'
import type bundle from '../../texts/en/admin.json'
import { knownProblem, type ProblemAction } from '../../texts/problemText'

type Advice = keyof typeof bundle.advice

const adviceByAction: Record<ProblemAction, Advice> = {
  retry: 'wait',
  reconnect: 'login',
  credentials: 'credentials',
  administrator: 'settings',
  none: 'user',
  'sign-in': 'unknown',
}

/** What an administrator can do about a reason, from the action that the problem catalogue gives the user. */
export function adviceFor(reason: string | undefined): string {
  const action = knownProblem(reason)?.action
  return t(`admin:advice.${action ? adviceByAction[action] : 'unknown'}`)
}
