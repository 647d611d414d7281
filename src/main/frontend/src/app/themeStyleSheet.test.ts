import { DEFAULT_THEME } from '@mantine/core'
import { expect, test } from 'vitest'
import { themeVariables } from './theme'
import { themeStyleSheet } from './themeStyleSheet'

test('the theme is a style sheet with the variables of both colour schemes', () => {
  const css = themeStyleSheet()

  expect(css).toContain('[data-mantine-color-scheme="dark"]')
  expect(css).toContain('--mantine-primary-color-filled')
  expect(css.match(/--tone-attention:/g)).toHaveLength(2)
})

test('a subtle button under the pointer has a contrast of at least 4.5 to 1', () => {
  const text = luminance(DEFAULT_THEME.colors.blue[9])
  const background = luminance(themeVariables(DEFAULT_THEME).light['--mantine-color-blue-light-hover'] ?? '')

  expect((background + 0.05) / (text + 0.05)).toBeGreaterThanOrEqual(4.5)
})

/** Relative luminance of a colour such as `#1864ab` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
