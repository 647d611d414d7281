import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasControl, isVisible, lengthOf, trimmed, unwrapped } from './plainText'

interface TextCase {
  text: string
  visible: boolean
  control: boolean
  length: number
  trimmed: string
  unwrapped: string
}

// the server's test reads the same file
const cases: TextCase[] = JSON.parse(readFileSync('../../test/resources/text-cases.json', 'utf8'))

test.each(cases)('$text is treated as the server treats it', (each) => {
  const { text } = each
  expect({
    text,
    visible: isVisible(text),
    control: hasControl(text),
    length: lengthOf(text),
    trimmed: trimmed(text),
    unwrapped: unwrapped(text),
  }).toEqual(each)
})
