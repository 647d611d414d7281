import i18next, { createInstance } from 'i18next'
import { setI18n } from 'react-i18next'
import { expect, onTestFinished, test } from 'vitest'
import { type BundleLoaders, chooseLanguage, setLanguage, startTexts } from './i18n'

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
