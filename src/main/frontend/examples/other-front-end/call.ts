import type { Problem } from '../../src/api/generated'
import { api, token } from './signIn'

/** Calls the API. An error response is a problem document, whose texts can be shown to people. */
export async function call<Body>(path: string, init: RequestInit = {}): Promise<Body> {
  const response = await fetch(api + path, {
    ...init,
    headers: { Authorization: `Bearer ${await token()}`, 'Content-Type': 'application/json' },
  })
  if (response.ok) return (await response.json()) as Body
  const problem = (await response.json()) as Problem
  throw new Error(`${problem.title}. ${problem.detail}`)
}
