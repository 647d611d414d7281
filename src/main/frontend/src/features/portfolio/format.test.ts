import { expect, test } from 'vitest'
import {
  directionOf,
  formatAmount,
  formatChange,
  formatCompact,
  formatPercent,
  formatPrice,
  formatQuantity,
  formatShare,
} from './format'

test.each([
  [1234567.89, '₹12,34,567.89'],
  [123456789.1, '₹12,34,56,789.10'],
  [99999.995, '₹1,00,000.00'],
  [999, '₹999.00'],
  [0, '₹0.00'],
  [-0, '₹0.00'],
  [-0.004, '₹0.00'],
  [-1234567.5, '−₹12,34,567.50'],
  [165411.125, '₹1,65,411.13'],
])('%d rupees are formatted as %s', (value, text) => {
  expect(formatAmount(value, 'INR')).toBe(text)
})

test.each([
  [1250, '+₹1,250.00'],
  [-80.5, '−₹80.50'],
  [0, '₹0.00'],
  [-0.001, '₹0.00'],
  [0.001, '₹0.00'],
])('a change of %d is formatted as %s', (value, text) => {
  expect(formatChange(value, 'INR')).toBe(text)
})

test('another currency has its own symbol and is grouped by thousands', () => {
  expect(formatAmount(-1234567.5, 'USD')).toBe('−$1,234,567.50')
  expect(formatChange(1234567.5, 'USD')).toBe('+$1,234,567.50')
  expect(formatCompact(1250000, 'USD')).toBe('$1.25M')
})

test.each([
  [12.3456, '+12.35%'],
  [-3.2, '−3.20%'],
  [0, '0.00%'],
  [undefined, '—'],
])('%s percent is formatted as %s', (value, text) => {
  expect(formatPercent(value)).toBe(text)
})

test.each([
  [1250000, '₹12.5L'],
  [12000000, '₹1.2Cr'],
  [850, '₹850'],
  [-45000, '−₹45K'],
])('%d on an axis is formatted as %s', (value, text) => {
  expect(formatCompact(value, 'INR')).toBe(text)
})

test('quantities have only the decimals that they need', () => {
  expect(formatQuantity(1204.617)).toBe('1,204.617')
  expect(formatQuantity(120)).toBe('120')
  expect(formatQuantity(-75)).toBe('−75')
})

test('prices have two decimals, net asset values four', () => {
  expect(formatPrice(1378.4258333333335, 'INR')).toBe('₹1,378.43')
  expect(formatPrice(61.4182, 'INR', 4)).toBe('₹61.4182')
})

test('a share is formatted as a percentage of the whole', () => {
  expect(formatShare(231, 1000)).toBe('23.1%')
})

test.each([
  [0.004, 'unchanged'],
  [-0.004, 'unchanged'],
  [0.01, 'up'],
  [-0.01, 'down'],
] as const)('the direction of %d is %s', (value, text) => {
  expect(directionOf(value)).toBe(text)
})
