import { expect, test } from 'vitest'
import { indianZone } from '../../shared/marketDate'
import { readProvenance, toCsv } from './csv'
import { type CsvTable, fileName } from './csvTables'

const layout = {
  list: 'holdings',
  keyOf: ({ symbol }: Record<string, unknown>) => String(symbol),
  columns: { symbol: 'Symbol', value: 'Value', 'marginFunded.value': 'Margin' },
  provenance: { source: 'Source', asOf: 'As of (UTC)', currency: 'Currency' },
}
const response = (holdings: string, source = 'LIVE') =>
  `{"source":"${source}","asOf":"2026-11-27T06:12:41Z","currency":"INR","holdings":[${holdings}]}`
const rows = (text: string) => toCsv(text, layout).slice(1).split('\r\n').slice(0, -1)

test('numbers keep the digits of the server, also those that JavaScript would round', () => {
  const text = response('{"symbol":"INFY","value":12345678901234567890.123456789,"marginFunded":{"value":-0.10}}')

  expect(rows(text)).toEqual([
    'Source,As of (UTC),Currency,Symbol,Value,Margin',
    'LIVE,2026-11-27T06:12:41Z,INR,INFY,12345678901234567890.123456789,-0.10',
  ])
})

test('each row states its provenance, and a missing value is empty', () => {
  const text = '{"source":"SAMPLE","currency":"INR","holdings":[{"symbol":"SAMPLEBANK","value":53680.00}]}'

  expect(rows(text)[1]).toBe('SAMPLE,,INR,SAMPLEBANK,53680.00,')
})

test.each([
  ['=1+1', "'=1+1"],
  ['+SUM(A1)', "'+SUM(A1)"],
  ['-2', "'-2"],
  ['@cmd', "'@cmd"],
  ['\tx', "'\tx"],
  ['=HYPERLINK("https://evil.example","a,b")', `"'=HYPERLINK(""https://evil.example"",""a,b"")"`],
])('the text %j is not a formula in a spreadsheet', (symbol, written) => {
  expect(rows(response(JSON.stringify({ symbol })))[1]).toBe(`LIVE,2026-11-27T06:12:41Z,INR,${written},,`)
})

test('commas, quotes and line breaks stay inside their cell', () => {
  const text = response(JSON.stringify({ symbol: 'A,"B"\nC' }))

  expect(toCsv(text, layout)).toContain(',"A,""B""\nC",,\r\n')
})

test('a semicolon stays inside its cell, because spreadsheets may separate cells by it', () => {
  expect(toCsv(response(JSON.stringify({ symbol: 'A;B' })), layout)).toContain(',"A;B",')
})

test.each([' =1+1', '\u00a0@SUM(A1)', '＝1'])('%j is no formula', (symbol) => {
  expect(toCsv(response(JSON.stringify({ symbol })), layout)).toContain(`'${symbol}`)
})

test('a negative number is not escaped', () => {
  expect(rows(response('{"symbol":"X","value":-12.50}'))[1]).toBe('LIVE,2026-11-27T06:12:41Z,INR,X,-12.50,')
})

test('the file begins with a byte order mark, so that spreadsheets read it as UTF-8', () => {
  expect(toCsv(response(''), layout).charCodeAt(0)).toBe(0xfeff)
})

test.each<[string, string | undefined, CsvTable, string]>([
  ['LIVE', '2026-11-27T06:12:41Z', 'holdings', 'holdings-family-account-2026-11-27.csv'],
  ['LAST_KNOWN', '2026-11-27T19:00:00Z', 'mutualFunds', 'LAST-KNOWN-mutual-funds-family-account-2026-11-28.csv'],
  ['SAMPLE', undefined, 'positions', 'SAMPLE-positions-family-account.csv'],
])('the name of a file with %s data states its source', (source, asOf, table, name) => {
  expect(fileName(table, 'Family / account', { source, asOf }, indianZone)).toBe(name)
})

test('the file has the rows that are shown, in their order, and rows that are new', () => {
  const text = response(['A', 'B', 'C', 'NEW'].map((symbol) => JSON.stringify({ symbol })).join())
  const selection = { shown: ['C', 'GONE', 'A'], all: ['A', 'B', 'C', 'GONE'] }

  const symbols = toCsv(text, layout, selection)
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',')[3])
  expect(symbols).toEqual(['C', 'A', 'NEW'])
})

test('the provenance is read from the text of the response', () => {
  expect(readProvenance(response('', 'LAST_KNOWN'))).toEqual({ source: 'LAST_KNOWN', asOf: '2026-11-27T06:12:41Z' })
})

test.each([
  ['मेरा खाता', 'holdings-मेरा-खाता-2026-11-22.csv'],
  ['ஆசை 2', 'holdings-ஆசை-2-2026-11-22.csv'],
])('the file of the account %s keeps the vowel signs of its name', (label, name) => {
  expect(fileName('holdings', label, { source: 'LIVE', asOf: '2026-11-22T06:30:00Z' }, indianZone)).toBe(name)
})
