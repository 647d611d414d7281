import { expect, test } from 'vitest'
import { tokenWith } from '../../testing/data'
import { rolesOf } from './roles'

test('the groups claim of a token gives the roles', () => {
  expect(rolesOf(tokenWith({ groups: ['investor', 'admin'] }))).toEqual(['investor', 'admin'])
})

test('UTF-8 and base64url are decoded', () => {
  expect(rolesOf(tokenWith({ name: '??>>ÿÿ ऋषि', groups: ['übung'] }))).toEqual(['übung'])
})

test.each(['opaque', 'a.b.c', '', tokenWith({}), tokenWith({ groups: 'admin' }), tokenWith({ groups: [1, null] })])(
  'a token without a readable groups claim gives no roles: %s',
  (token) => {
    expect(rolesOf(token)).toEqual([])
  },
)
