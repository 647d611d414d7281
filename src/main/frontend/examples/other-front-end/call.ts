import type { Problem } from '../../src/api/generated'
import { api, token } from './signIn'

/** Asks Broker Connect. Whatever goes wrong comes as a problem document, whose sentences are for people. */
export async function call<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(api + path, {
    ...init,
    headers: { Authorization: `Bearer ${await token()}`, 'Content-Type': 'application/json' },
  })
  if (answer.ok) return (await answer.json()) as Answer
  const problem = (await answer.json()) as Problem
  throw new Error(`${problem.title}. ${problem.detail}`)
}
