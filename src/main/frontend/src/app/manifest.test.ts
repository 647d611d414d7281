import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import common from '../texts/en/common.json'

interface Icon {
  src: string
  sizes: string
  type: string
  purpose?: string
}

const manifest = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8'))
const page = new DOMParser().parseFromString(readFileSync('index.html', 'utf8'), 'text/html')
const publicFile = (path: string) => join('public', path)

/** Width and height of a PNG file (W3C PNG, 11.2.1: the IHDR chunk comes first). */
function pngSize(path: string): string {
  const content = readFileSync(publicFile(path))
  expect(content.subarray(1, 4).toString('latin1')).toBe('PNG')
  return `${content.readUInt32BE(16)}x${content.readUInt32BE(20)}`
}

test('every file that the page links to exists', () => {
  const links = [...page.querySelectorAll('link[rel="manifest"], link[rel="icon"], link[rel="apple-touch-icon"]')]

  expect(links.map((link) => link.getAttribute('rel'))).toEqual(['icon', 'apple-touch-icon', 'manifest'])
  for (const link of links) expect(existsSync(publicFile(link.getAttribute('href') ?? ''))).toBe(true)
})

test.each<Icon>(manifest.icons)('the icon $src has the size $sizes', ({ src, sizes, type }) => {
  if (type === 'image/png') expect(pngSize(src)).toBe(sizes)
  else expect(readFileSync(publicFile(src), 'utf8')).toContain('<svg')
})

test('the home screen icon of iOS has its size', () => {
  expect(pngSize('/apple-touch-icon.png')).toBe('180x180')
})

test('the manifest makes the page installable under the name of the product', () => {
  const icons: Icon[] = manifest.icons
  expect(manifest).toMatchObject({ name: common.product, start_url: '/', scope: '/', display: 'standalone' })
  expect(icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
  expect(icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
})
