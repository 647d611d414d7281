import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('testing/'))
  .map((path) => ({ path, imports: importsOf(path) }))

/** What a file imports of ours, as paths below src; types may come from anywhere. */
function importsOf(path: string): string[] {
  const source = readFileSync(join('src', path), 'utf8')
  return [...source.matchAll(/^import (?!type )[^']*? from '(\.[^']+)'/gm)].map(([, from]) =>
    join(path, '..', from ?? ''),
  )
}

function arrows(from: RegExp, to: RegExp): string[] {
  return files.flatMap(({ path, imports }) =>
    from.test(path) ? imports.filter((each) => to.test(each)).map((each) => `${path} -> ${each}`) : [],
  )
}

test('features do not know one another: what needs two of them is put together in app', () => {
  const across = files.flatMap(({ path, imports }) => {
    const [, feature] = /^features\/([^/]+)/.exec(path) ?? []
    if (!feature) return []
    return imports
      .filter((each) => each.startsWith('features/') && !each.startsWith(`features/${feature}/`))
      .map((each) => `${path} -> ${each}`)
  })

  expect(across).toEqual([])
})

test('features know nothing of app but the typed hooks of the store', () => {
  expect(arrows(/^features\//, /^app\/(?!hooks$)/)).toEqual([])
})

test('what is shared knows nothing of features', () => {
  expect(arrows(/^(shared|api|texts)\//, /^features\//)).toEqual([])
})

test('every sentence stands in the texts: no file of components has text between its tags', () => {
  const texts = files
    .filter(({ path }) => path.endsWith('.tsx'))
    .flatMap(({ path }) => {
      const source = readFileSync(join('src', path), 'utf8')
      return [...source.matchAll(/>\s*([A-Z][a-z]+[^<>{}=;]*)\s*<\//g)].map(([, words]) => `${path}: ${words}`)
    })

  expect(texts).toEqual([])
})
