const storageKey = 'broker-connect.language'

/** The language of settings.json. */
let configured: string | undefined

/**
 * The languages that the reader prefers, the best first: the one that they chose on the page, which this browser keeps;
 * the one of settings.json; those of the browser.
 */
export function preferredLanguages(): string[] {
  return [savedLanguage(), configured, ...navigator.languages].filter((language) => typeof language === 'string')
}

/** The language that the reader chose; null if they did not. */
export function savedLanguage(): string | null {
  return window.localStorage.getItem(storageKey)
}

/** Keeps the language that the reader chose; null for none. */
export function saveLanguage(language: string | null): void {
  if (language === null) window.localStorage.removeItem(storageKey)
  else window.localStorage.setItem(storageKey, language)
}

/** Notes the language of settings.json, if it has one. */
export function configureLanguage(language: string | undefined): void {
  configured = language
}
