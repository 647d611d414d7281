import { expect, test } from 'vitest'
import { tokenWith } from '../../testing/data'
import { rolesOf } from './roles'

test('the groups of a token are the roles of its person', () => {
  expect(rolesOf(tokenWith({ groups: ['investor', 'admin'] }))).toEqual(['investor', 'admin'])
})

test('letters beyond ASCII and the alphabet of URLs are read', () => {
  expect(rolesOf(tokenWith({ name: '??>>ÿÿ ऋषि', groups: ['übung'] }))).toEqual(['übung'])
})

test.each(['opaque', 'a.b.c', '', tokenWith({}), tokenWith({ groups: 'admin' }), tokenWith({ groups: [1, null] })])(
  'a token without roles that can be read gives none: %s',
  (token) => {
    expect(rolesOf(token)).toEqual([])
  },
)
