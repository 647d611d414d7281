import { expect, test } from 'vitest'
import { themeStyleSheet } from './themeStyleSheet'

test('the theme is a style sheet with the variables of both colour schemes', () => {
  const css = themeStyleSheet()

  expect(css).toContain('[data-mantine-color-scheme="dark"]')
  expect(css).toContain('--mantine-primary-color-filled')
  expect(css.match(/--tone-attention:/g)).toHaveLength(2)
})
