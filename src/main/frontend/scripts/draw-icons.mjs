// Draws the mark of favicon.svg as PNG files for home screens, which take no SVG. Run it after a change of the mark.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

const background = [0x18, 0x64, 0xab]
const files = { 'apple-touch-icon.png': 180, 'icon-192.png': 192, 'icon-512.png': 512 }
/** samples per pixel in each direction, for smooth edges */
const samples = 4
/** so that the mark stays inside of the circle to which systems may cut an icon (W3C Web Application Manifest) */
const markScale = 0.85

for (const [name, size] of Object.entries(files))
  writeFileSync(join(import.meta.dirname, '../public', name), png(size, pixels(size)))

/** Whether a point of the 32 by 32 drawing is on the mark: a line and two half circles, 3 wide, with round ends. */
function isOnMark(drawnX, drawnY) {
  const [x, y] = [drawnX, drawnY].map((value) => 16 + (value - 16) / markScale)
  const half = 1.5
  const line = Math.hypot(x - Math.min(Math.max(x, 10), 22), y - 16)
  return Math.min(line, halfCircle(9 - x, y), halfCircle(x - 23, y)) <= half
}

/** The distance to a half circle of radius 5; `outwards` is positive on its side of the centre. */
function halfCircle(outwards, y) {
  if (outwards >= 0) return Math.abs(Math.hypot(outwards, y - 16) - 5)
  return Math.min(Math.hypot(outwards, y - 11), Math.hypot(outwards, y - 21))
}

/** Rows of RGB, each after a filter byte of 0. Systems round the corners of icons themselves. */
function pixels(size) {
  const rows = Buffer.alloc(size * (1 + size * 3))
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const share = coverage(x, y, 32 / size)
      background.forEach((channel, index) => {
        rows[y * (1 + size * 3) + 1 + x * 3 + index] = Math.round(channel + (255 - channel) * share)
      })
    }
  return rows
}

function coverage(x, y, scale) {
  let hits = 0
  for (let i = 0; i < samples; i++)
    for (let j = 0; j < samples; j++)
      if (isOnMark((x + (i + 0.5) / samples) * scale, (y + (j + 0.5) / samples) * scale)) hits++
  return hits / samples ** 2
}

function png(size, rows) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  // 8 bits per channel, RGB
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type, data) {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, checksum])
}
