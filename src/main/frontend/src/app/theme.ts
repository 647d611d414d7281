import type { CSSVariablesResolver } from '@mantine/core'
import { createTheme } from '@mantine/core'

/** Colours with a contrast of at least 4.5 to 1 in both colour schemes. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, ' +
    // Devanagari of Android and Linux, Windows, Apple
    '"Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", sans-serif',
  headings: { fontWeight: '650' },
  components: {
    Menu: {
      defaultProps: {
        position: 'bottom-end',
        // inside the landmark of its button
        withinPortal: false,
        // an element with tabindex and the role presentation is an accessibility error
        withInitialFocusPlaceholder: false,
      },
    },
    Modal: {
      defaultProps: {
        // the scroll lock inserts a style element, which the content security policy forbids
        lockScroll: false,
        centered: true,
        // the header of a dialog is not a landmark of the page
        attributes: { header: { role: 'presentation' } },
        overlayProps: { backgroundOpacity: 0.55 },
      },
    },
  },
})

export const themeVariables: CSSVariablesResolver = (resolved) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': resolved.colors.gray[7],
    '--mantine-color-blue-light-hover': resolved.colors.blue[1],
    '--mantine-color-placeholder': resolved.colors.gray[6],
    '--mantine-color-error': resolved.colors.red[9],
    '--mantine-color-default-border': resolved.colors.gray[5],
    '--app-page': resolved.colors.gray[0],
    '--app-surface': resolved.white,
    '--app-line': resolved.colors.gray[3],
    '--tone-good': '#0b6b4c',
    '--tone-good-back': '#e6f7f0',
    '--tone-busy': resolved.colors.blue[9],
    '--tone-busy-back': resolved.colors.blue[0],
    '--tone-attention': '#7a4a00',
    '--tone-attention-back': '#fff6da',
    '--tone-bad': '#a61e1e',
    '--tone-bad-back': '#fdf0f0',
    '--tone-quiet': resolved.colors.gray[8],
    '--tone-quiet-back': resolved.colors.gray[1],
  },
  dark: {
    '--mantine-color-dimmed': resolved.colors.dark[1],
    '--mantine-color-placeholder': resolved.colors.dark[2],
    '--mantine-color-error': resolved.colors.red[4],
    '--mantine-color-default-border': resolved.colors.dark[3],
    '--app-page': resolved.colors.dark[8],
    '--app-surface': resolved.colors.dark[7],
    '--app-line': resolved.colors.dark[4],
    '--tone-good': resolved.colors.teal[3],
    '--tone-good-back': '#12312a',
    '--tone-busy': resolved.colors.blue[3],
    '--tone-busy-back': '#152d42',
    '--tone-attention': resolved.colors.yellow[3],
    '--tone-attention-back': '#3a2e0c',
    '--tone-bad': resolved.colors.red[3],
    '--tone-bad-back': '#401d1d',
    '--tone-quiet': resolved.colors.dark[0],
    '--tone-quiet-back': resolved.colors.dark[5],
  },
})
