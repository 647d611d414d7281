import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^testing\/|\.d\.ts$|generated/.test(path))
  .map((path) => ({ path, tree: parse(path) }))

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join('src', path), 'utf8'), ts.ScriptTarget.ESNext, true)
}

/** Every node of a syntax tree. */
function nodesOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(...nodesOf(child)))
  return [node, ...children]
}

/** String literals as patterns: a template's `${…}` stands for one part of a key. */
function literalsOf(tree: ts.SourceFile): RegExp[] {
  return nodesOf(tree).flatMap((node) => {
    if (ts.isStringLiteralLike(node)) return new RegExp(`^${escaped(node.text)}$`)
    if (!ts.isTemplateExpression(node)) return []
    const parts = [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => escaped(text))
    return new RegExp(`^${parts.join('[^.:]+')}$`)
  })
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The keys of a bundle without their plural suffix; a list of texts has one key. */
function keysOf(bundle: object, prefix = ''): string[] {
  const keys = Object.entries(bundle).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value) ? keysOf(value, `${prefix}${key}.`) : `${prefix}${key}`,
  )
  return [...new Set(keys.map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')))]
}

const areas = readdirSync('src/texts/en').map((file) => file.replace('.json', ''))

// problems are looked up by the slugs that the server sends
test.each(areas.filter((area) => !/problems$/i.test(area)))('every text of %s is used', (area) => {
  const bundle = JSON.parse(readFileSync(`src/texts/en/${area}.json`, 'utf8'))
  const literals = sources.map(({ tree }) => literalsOf(tree))
  // components name their area once and use its keys without a prefix; `common` is the default area
  const inArea = literals.filter((each) => area === 'common' || each.some((literal) => literal.test(area))).flat()
  const prefixed = literals.flat()
  const unused = keysOf(bundle).filter(
    (key) =>
      !inArea.some((literal) => literal.test(key)) && !prefixed.some((literal) => literal.test(`${area}:${key}`)),
  )

  expect(unused).toEqual([])
})

const visibleAttributes =
  /^(alt|aria-(label|description|roledescription|valuetext)|description|label|placeholder|title)$/

/** Whether a literal is shown: between tags, in an attribute or property that is visible, or written as a sentence. */
function isVisible(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return /\p{L}/u.test(node.text)
  if (!ts.isStringLiteralLike(node) || !/\p{L}/u.test(node.text)) return false
  const { parent } = node
  if (ts.isJsxAttribute(parent) && visibleAttributes.test(parent.name.getText())) return true
  if (ts.isPropertyAssignment(parent) && parent.initializer === node && /^'?aria-label'?$/.test(parent.name.getText()))
    return true
  return /^\p{Lu}\p{Ll}+ \p{L}/u.test(node.text) && !ts.isNewExpression(parent)
}

test('no component contains a visible text of its own', () => {
  const visible = sources.flatMap(({ path, tree }) =>
    nodesOf(tree)
      .filter(isVisible)
      .map((node) => `${path}: ${node.getText().trim()}`),
  )

  expect(visible).toEqual([])
})

/** The names after words such as "press", quoted or in capitals. Keys of the keyboard contain a plus sign. */
const namedControl =
  /\b(?:[Pp]ress|[Cc]lick|[Cc]hoose|[Ss]elect|[Oo]pen|[Uu]nder|tab|button) (?:“([^”{]+)”|(\p{Lu}\p{Ll}+(?: \p{Ll}+)*?)(?=[.,;:]| and | to | or |$))/gu

test.each(areas)('every control that a text of %s names exists in that area under this name', (area) => {
  const texts = textsOf(JSON.parse(readFileSync(`src/texts/en/${area}.json`, 'utf8')))
  const labels = new Set(texts.values())
  const named = [...texts].flatMap(([key, text]) =>
    [...String(text).matchAll(namedControl)].map(([, quoted, capital]) => ({ key, name: quoted ?? capital ?? '' })),
  )

  expect(named.filter(({ name }) => !labels.has(name))).toEqual([])
})

test('the texts of problems name no control, because they are shown beside different ones', () => {
  const buttons = ['app', 'common', 'connection', 'handshake', 'portfolio', 'setup', 'signIn'].flatMap((area) => [
    ...textsOf(JSON.parse(readFileSync(`src/texts/en/${area}.json`, 'utf8'))),
  ])
  const labels = buttons
    .filter(([key]) => /(^|\.)(\w*[bB]utton|cancel|connect|reconnect|tryAgain|replace|refresh|signOut)$/.test(key))
    .map(([, text]) => text.replace(/ ?\{\{\w+\}\}/g, ''))
  const texts = ['problems', 'browserProblems']
    .flatMap((area) => [...textsOf(JSON.parse(readFileSync(`src/texts/en/${area}.json`, 'utf8'))).values()])
    .map((text) => text.replaceAll('Broker Connect', 'the application'))

  expect(labels).toEqual(expect.arrayContaining(['Connect', 'Reconnect', 'Replace credentials', 'Try again', 'Cancel']))
  for (const label of labels) {
    const withinSentence = new RegExp(`[\\p{Ll},;] ${escaped(label)}\\b`, 'u')
    expect(texts.filter((text) => withinSentence.test(text))).toEqual([])
  }
})

const languages = readdirSync('src/texts', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'en')
  .map(({ name }) => name)

/** Pages of administrators are in English only. */
const translatedAreas = areas.filter((area) => area !== 'admin')

const translations = languages.flatMap((language) => translatedAreas.map((area) => [language, area] as const))

function bundleOf(language: string, area: string): Map<string, string> {
  return textsOf(JSON.parse(readFileSync(`src/texts/${language}/${area}.json`, 'utf8')))
}

test('there is a language besides English, and it has every area of the pages of investors', () => {
  expect(languages).toContain('hi')
  for (const language of languages)
    expect(readdirSync(join('src/texts', language)).toSorted()).toEqual(
      [...translatedAreas.map((area) => `${area}.json`), 'firstPage.ts'].toSorted(),
    )
})

test.each(translations)('%s has the keys of the English texts of %s', (language, area) => {
  const english = new Set([...bundleOf('en', area).keys()].map(withoutPluralForm))
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  const plurals = [...bundleOf('en', area).keys()].filter((key) => key.endsWith('_other')).map(withoutPluralForm)
  const expected = [...english].flatMap((key) =>
    plurals.includes(key) ? pluralCategories.map((form) => `${key}_${form}`) : key,
  )

  expect([...bundleOf(language, area).keys()].toSorted()).toEqual(expected.toSorted())
})

test.each(translations)('the %s texts of %s have the placeholders of the English texts', (language, area) => {
  const english = bundleOf('en', area)
  for (const [key, text] of bundleOf(language, area)) {
    const original = english.get(key) ?? english.get(`${withoutPluralForm(key)}_other`)
    expect([key, placeholders(text, area)]).toEqual([key, placeholders(original, area)])
  }
})

/** What people say in English: names, and terms of brokers. */
const keptInEnglish = /^(Broker Connect|ISIN|NAV|Redirect URL)$/

test.each(translatedAreas)('the texts of %s are in Hindi, with Latin digits', (area) => {
  for (const [key, text] of bundleOf('hi', area)) {
    const words = text.replace(/\{\{\w+\}\}/g, '').trim()
    expect([key, text]).toEqual([key, expect.not.stringMatching(/[०-९]/)])
    if (/\p{L}/u.test(words) && !keptInEnglish.test(words.replace(/^· /, '')))
      expect([key, text]).toEqual([key, expect.stringMatching(/\p{Script=Devanagari}/u)])
  }
})

test.each(translatedAreas)(
  'every control that a Hindi text of %s names exists in that area under this name',
  (area) => {
    const texts = bundleOf('hi', area)
    const labels = new Set(texts.values())
    const named = [...texts].flatMap(([key, text]) =>
      [...text.matchAll(/“([^”{]+)” दबा/g)].map(([, name]) => [key, name]),
    )

    expect(named.filter(([, name]) => !labels.has(name ?? ''))).toEqual([])
  },
)

function withoutPluralForm(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '')
}

function textsOf(bundle: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(bundle).flatMap(([key, value]) =>
      typeof value === 'object' ? [...textsOf(value, `${prefix}${key}.`)] : [[`${prefix}${key}`, value as string]],
    ),
  )
}

/** The texts of problems have two names of the broker, of which a language may need one; and may repeat it. */
function placeholders(text = '', area: string): string[] {
  const names = [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '')
  if (area !== 'problems') return names.toSorted()
  return [...new Set(names.map((name) => name.replace('brokerFirst', 'broker')))].toSorted()
}
