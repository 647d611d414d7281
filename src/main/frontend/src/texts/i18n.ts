import i18next, { type BackendModule, type i18n, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { preferredLanguages } from './readerLanguage'

/** The language that has every text. A text that another language lacks is shown in this one. */
const fallbackLanguage = 'en'

/** The area of keys without a prefix. */
const defaultArea = 'common'

/** The English texts of the first page come with the program. */
const included = import.meta.glob<ResourceKey>('./en/{app,browserProblems,common,signIn}.json', {
  eager: true,
  import: 'default',
})

/** The English texts of the other pages. */
const englishLoaders = import.meta.glob<ResourceKey>(
  ['./en/*.json', '!./en/{app,browserProblems,common,signIn}.json'],
  { import: 'default' },
)

/** The texts of the first page in all other languages: `<language>/firstPage.ts`. A new folder is a new language. */
const firstPages = import.meta.glob<FirstPage>('./*/firstPage.ts', { import: 'firstPage' })

/** The other texts in all other languages: `<language>/<area>.json`. */
const otherLoaders = import.meta.glob<ResourceKey>(
  ['./*/*.json', '!./en/*.json', '!./*/{app,browserProblems,common,signIn}.json'],
  { import: 'default' },
)

type FirstPage = Record<'app' | 'browserProblems' | 'common' | 'signIn', ResourceKey>

function loadersOfFirstPages(): BundleLoaders {
  const loadersOf = ([path, load]: [string, () => Promise<FirstPage>]) =>
    (['app', 'browserProblems', 'common', 'signIn'] as const).map(
      (area) => [path.replace('firstPage.ts', `${area}.json`), async () => (await load())[area]] as const,
    )
  return Object.fromEntries(Object.entries(firstPages).flatMap(loadersOf))
}

/** Loads a bundle, by its path below this folder. */
export type BundleLoaders = Record<string, () => Promise<ResourceKey>>

const loaders: BundleLoaders = { ...englishLoaders, ...otherLoaders, ...loadersOfFirstPages() }

/** The language of each instance. Known before its texts are loaded, because it decides which are. */
const shown = new WeakMap<i18n, string>()

/** Starts i18next in the first preferred language that has a folder. The page renders when this is done. */
export async function startTexts(
  preferred: readonly string[] = preferredLanguages(),
  bundles: BundleLoaders = loaders,
  instance: i18n = i18next,
): Promise<void> {
  const english = Object.fromEntries(Object.entries(included).map(([path, bundle]) => [areaOf(path), bundle]))
  const language = chooseLanguage(preferred, languagesOf(bundles))
  shown.set(instance, language)
  await instance
    .use(bundleBackend(bundles, () => shown.get(instance)))
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: fallbackLanguage,
      supportedLngs: languagesOf(bundles),
      load: 'currentOnly',
      ns: Object.keys(english),
      defaultNS: defaultArea,
      resources: { [fallbackLanguage]: english },
      partialBundledLanguages: true,
      // React escapes what it renders
      interpolation: { escapeValue: false },
    })
  // without the network, a page in English is better than one that says to be in another language
  if (!hasTexts(language, defaultArea, instance)) await setLanguage(fallbackLanguage, instance)
  document.documentElement.lang = instance.language
}

/**
 * Changes to a language if it has a folder, else to English.
 *
 * Rejects if its texts cannot be loaded; the page then keeps its language.
 */
export async function setLanguage(language: string, instance: i18n = i18next): Promise<void> {
  const chosen = chooseLanguage([language], availableLanguages(instance))
  const before = instance.language
  shown.set(instance, chosen)
  if (chosen === before) return
  // the texts of this page: without this, those that another language has replaced would be missing
  await instance.reloadResources([chosen])
  if (shown.get(instance) !== chosen) return
  if (!hasTexts(chosen, defaultArea, instance)) {
    shown.set(instance, before)
    throw new Error(`The texts of ${chosen} could not be loaded`)
  }
  await instance.changeLanguage(chosen)
  document.documentElement.lang = chosen
}

/** The languages that have a folder. */
export function availableLanguages(instance: i18n = i18next): string[] {
  return [...(instance.options.supportedLngs || [])].filter((language) => language !== 'cimode')
}

/** The first preferred language that is available, exactly or by its main language (`hi` for `hi-IN`); else English. */
export function chooseLanguage(preferred: readonly string[], available: readonly string[]): string {
  for (const language of preferred) {
    const found = [language, language.split('-')[0]].find((each) => each && available.includes(each))
    if (found) return found
  }
  return fallbackLanguage
}

/**
 * Loads the texts of a page that the first page does not need. Call it together with the page's own import. Rejects if
 * texts could not be loaded, as while the network is away, so that no page shows keys instead of texts.
 */
export async function loadTexts(...areas: string[]): Promise<void> {
  await loadAreas(areas, i18next)
}

/** {@link loadTexts} of an instance. */
export async function loadAreas(areas: string[], instance: i18n): Promise<void> {
  await instance.loadNamespaces(areas)
  const missing = () => areas.filter((area) => !instance.languages.some((each) => hasTexts(each, area, instance)))
  // i18next does not load again what could not be loaded before
  if (missing().length > 0) await instance.reloadResources(undefined, missing())
  if (missing().length > 0) throw new Error(`The texts of ${missing()} could not be loaded`)
}

function hasTexts(language: string, area: string, instance: i18n): boolean {
  return Object.keys(instance.getResourceBundle(language, area) ?? {}).length > 0
}

function languagesOf(bundles: BundleLoaders): string[] {
  return [...new Set([fallbackLanguage, ...Object.keys(bundles).map((path) => path.split('/')[1] ?? '')])]
}

function areaOf(path: string): string {
  return path.replace(/^.*\/|\.json$/g, '')
}

/** A person reads one language, so English is loaded only for areas that their language does not have. */
function bundleBackend(bundles: BundleLoaders, shownLanguage: () => string | undefined): BackendModule {
  const load = (language: string | undefined, area: string) => bundles[`./${language}/${area}.json`]
  return {
    type: 'backend',
    init: () => {},
    read: async (language, area) => {
      const isReplaced = language === fallbackLanguage && shownLanguage() !== language && load(shownLanguage(), area)
      return (isReplaced ? undefined : await load(language, area)?.()) ?? {}
    },
  }
}
