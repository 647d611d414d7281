import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { theme, themeVariables } from './theme.ts'

/** Mantine's colours that no component has. */
const unused = /^--mantine-color-(cyan|grape|green|indigo|lime|orange|pink|teal|violet|yellow)-/

/** The CSS variables of the theme as a style sheet. Runs in the build, not in the browser. */
export function themeStyleSheet(): string {
  const resolved = mergeMantineTheme(DEFAULT_THEME, theme)
  const defaults = defaultCssVariablesResolver(resolved)
  const ours = themeVariables(resolved)
  return convertCssVariables({
    variables: used({ ...defaults.variables, ...ours.variables }),
    light: used({ '--mantine-color-scheme': 'light', ...defaults.light, ...ours.light }),
    dark: used({ '--mantine-color-scheme': 'dark', ...defaults.dark, ...ours.dark }),
  })
}

function used(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !unused.test(name)))
}
