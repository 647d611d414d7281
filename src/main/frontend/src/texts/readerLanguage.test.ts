import { expect, onTestFinished, test, vi } from 'vitest'
import { configureLanguage, preferredLanguages, saveLanguage } from './readerLanguage'

test('the chosen language precedes that of the settings, which precedes those of the browser', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['ta', 'en'])
  onTestFinished(() => configureLanguage(undefined))
  expect(preferredLanguages()).toEqual(['ta', 'en'])

  configureLanguage('hi')
  expect(preferredLanguages()).toEqual(['hi', 'ta', 'en'])

  saveLanguage('en')
  expect(preferredLanguages()).toEqual(['en', 'hi', 'ta', 'en'])
  saveLanguage(null)
  expect(preferredLanguages()).toEqual(['hi', 'ta', 'en'])
})
