import i18next, { createInstance } from 'i18next'
import { setI18n } from 'react-i18next'
import { expect, onTestFinished, test } from 'vitest'
import { type BundleLoaders, chooseLanguage, loadAreas, setLanguage, startTexts } from './i18n'

test.each([
  [['hi-IN', 'en'], 'hi'],
  [['ta', 'pt-BR'], 'pt-BR'],
  [['en-US', 'hi'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('a browser that prefers %j gets %s', (preferred, language) => {
  expect(chooseLanguage(preferred, ['en', 'hi', 'pt-BR'])).toBe(language)
})

/** What Vite generates for a folder `qps` with one file, `common.json`. */
const withAnotherFolder: BundleLoaders = { './qps/common.json': async () => ({ tryAgain: '[Ţřŷ áğáîñ]' }) }

test('another folder of bundles is another language, and English fills its gaps', async () => {
  const texts = createInstance()
  onTestFinished(() => setI18n(i18next))
  await startTexts(['qps-ploc'], withAnotherFolder, texts)

  expect(document.documentElement.lang).toBe('qps')
  expect(texts.t('tryAgain')).toBe('[Ţřŷ áğáîñ]')
  expect(texts.t('close')).toBe('Close')
})

test('the language can change to one that has a folder, and to English for others', async () => {
  const texts = createInstance()
  onTestFinished(() => setI18n(i18next))
  await startTexts(['en'], withAnotherFolder, texts)

  await setLanguage('qps', texts)
  expect(texts.t('tryAgain')).toBe('[Ţřŷ áğáîñ]')
  await setLanguage('fr', texts)
  expect(texts.t('tryAgain')).toBe('Try again')
})

test('texts that could not be loaded are an error, and are loaded when the network is back', async () => {
  const texts = createInstance()
  onTestFinished(() => setI18n(i18next))
  let isOffline = true
  const load = async () => {
    if (isOffline) throw new TypeError('Failed to fetch dynamically imported module')
    return { title: 'Prices' }
  }
  await startTexts(['en'], { './en/prices.json': load }, texts)

  await expect(loadAreas(['prices'], texts)).rejects.toThrow('The texts of prices could not be loaded')
  isOffline = false
  await loadAreas(['prices'], texts)
  expect(texts.t('prices:title' as 'tryAgain')).toBe('Prices')
})

test('a person reads one language: English is loaded for areas only that their language does not have', async () => {
  const texts = createInstance()
  onTestFinished(() => setI18n(i18next))
  const loaded: string[] = []
  const bundle = (path: string) => {
    const load = async () => {
      loaded.push(path)
      return { title: path }
    }
    return [path, load] as const
  }
  const paths = ['./en/prices.json', './qps/prices.json', './en/fleet.json', './qps/common.json']
  await startTexts(['qps'], Object.fromEntries(paths.map(bundle)), texts)

  await loadAreas(['prices', 'fleet'], texts)

  expect(loaded.toSorted()).toEqual(['./en/fleet.json', './qps/common.json', './qps/prices.json'])
  expect(texts.t('prices:title' as 'tryAgain')).toBe('./qps/prices.json')
  await setLanguage('en', texts)
  expect(texts.t('prices:title' as 'tryAgain')).toBe('./en/prices.json')
})

test('a language whose texts cannot be loaded is not shown', async () => {
  const texts = createInstance()
  onTestFinished(() => setI18n(i18next))
  const load = async () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
  await startTexts(['en'], { './qps/common.json': load }, texts)

  await expect(setLanguage('qps', texts)).rejects.toThrow('The texts of qps could not be loaded')

  expect(texts.language).toBe('en')
  expect(texts.t('tryAgain')).toBe('Try again')
})

test('a preferred language whose texts cannot be loaded at the start leaves the page in English', async () => {
  const texts = createInstance()
  onTestFinished(() => setI18n(i18next))
  const load = async () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))

  await startTexts(['qps'], { './qps/common.json': load }, texts)

  expect(texts.language).toBe('en')
  expect(document.documentElement.lang).toBe('en')
  expect(texts.t('tryAgain')).toBe('Try again')
})
