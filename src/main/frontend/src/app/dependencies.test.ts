import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('testing/'))
  .map((path) => ({ path, imports: importsOf(path) }))

/** The imports of a file as paths below src, except type imports, which are allowed from everywhere. */
function importsOf(path: string): string[] {
  const source = readFileSync(join('src', path), 'utf8')
  return [...source.matchAll(/^import (?!type )[^']*? from '(\.[^']+)'/gm)].map(([, from]) =>
    join(path, '..', from ?? ''),
  )
}

function importsBetween(from: RegExp, to: RegExp): string[] {
  return files.flatMap(({ path, imports }) =>
    from.test(path) ? imports.filter((each) => to.test(each)).map((each) => `${path} -> ${each}`) : [],
  )
}

test('features do not import each other; app composes them', () => {
  const across = files.flatMap(({ path, imports }) => {
    const [, feature] = /^features\/([^/]+)/.exec(path) ?? []
    if (!feature) return []
    return imports
      .filter((each) => each.startsWith('features/') && !each.startsWith(`features/${feature}/`))
      .map((each) => `${path} -> ${each}`)
  })

  expect(across).toEqual([])
})

test('features import nothing of app except the typed hooks of the store', () => {
  expect(importsBetween(/^features\//, /^app\/(?!hooks$)/)).toEqual([])
})

test('shared, api and texts do not import features', () => {
  expect(importsBetween(/^(shared|api|texts)\//, /^features\//)).toEqual([])
})
