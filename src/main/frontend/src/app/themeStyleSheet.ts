import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { theme, themeVariables } from './theme.ts'

/** Every CSS variable of the theme as one style sheet; called by the build, never in the browser. */
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
