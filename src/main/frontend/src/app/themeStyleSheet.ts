import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { theme, themeVariables } from './theme.ts'

/** The CSS variables of the theme as a style sheet. Runs in the build, not in the browser. */
export function themeStyleSheet(): string {
  const resolved = mergeMantineTheme(DEFAULT_THEME, theme)
  const defaults = defaultCssVariablesResolver(resolved)
  const ours = themeVariables(resolved)
  return convertCssVariables({
    variables: { ...defaults.variables, ...ours.variables },
    light: { '--mantine-color-scheme': 'light', ...defaults.light, ...ours.light },
    dark: { '--mantine-color-scheme': 'dark', ...defaults.dark, ...ours.dark },
  })
}
