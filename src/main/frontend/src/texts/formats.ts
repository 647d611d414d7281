import i18next from 'i18next'

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>()

/**
 * The reader's language with Indian conventions (lakh grouping, day before month), as the accounts are Indian. Digits
 * are Latin in every language, as on the contract notes and statements of Indian brokers.
 */
export function formatLocale(): string {
  return new Intl.Locale(i18next.language ?? 'en', { region: 'IN', numberingSystem: 'latn' }).toString()
}

/** Amounts of other currencies than the rupee are grouped by thousands, as on the statements of their brokers. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const isForeign = options.currency !== undefined && options.currency !== 'INR'
  return cached('number', options, (locale) => new Intl.NumberFormat(isForeign ? thousands(locale) : locale, options))
}

/** The locale of the same language that groups by thousands. */
function thousands(locale: string): string {
  const { language } = new Intl.Locale(locale)
  const grouping = language === 'hi' ? 'en' : language
  return new Intl.Locale(grouping, { region: 'US', numberingSystem: 'latn' }).toString()
}

export function dateTimeFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached('date', options, (locale) => new Intl.DateTimeFormat(locale, options))
}

export function relativeTimeFormat(options: Intl.RelativeTimeFormatOptions): Intl.RelativeTimeFormat {
  return cached('relative', options, (locale) => new Intl.RelativeTimeFormat(locale, options))
}

/** Making a format takes far longer than using one, and prices are formatted many times a second. */
function cached<Format extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  kind: string,
  options: object,
  create: (locale: string) => Format,
): Format {
  const locale = formatLocale()
  const key = `${kind} ${locale} ${JSON.stringify(options)}`
  const known = formats.get(key) as Format | undefined
  if (known) return known
  const format = create(locale)
  formats.set(key, format)
  return format
}
