import { expect, test } from 'vitest'
import { accountColumns, accountsOf, ofAccount } from './accountFilter'
import { toCsv } from './csv'
import { layoutOf } from './csvTables'

const rows = [{ account: '5WT00002' }, { account: '5WT00001' }, { account: '5WT00002' }]

test('a connection with several accounts lists each once, in order', () => {
  expect(accountsOf(rows)).toEqual(['5WT00001', '5WT00002'])
})

test('there is nothing to choose with one account, or where rows name none', () => {
  expect(accountsOf([{ account: '5WT00001' }, { account: '5WT00001' }])).toEqual([])
  expect(accountsOf([{}, {}])).toEqual([])
  expect(accountColumns(false)).toEqual([])
})

test('an account has its own rows, and no account all of them', () => {
  expect(ofAccount(rows, '5WT00001')).toEqual([{ account: '5WT00001' }])
  expect(ofAccount(rows, '')).toBe(rows)
})

test.each([
  ['holdings', 'holdings'],
  ['positions', 'net'],
  ['mutualFunds', 'funds'],
] as const)('the file of the %s names the account of each row', (table, list) => {
  const response = JSON.stringify({ source: 'LIVE', currency: 'USD', [list]: [{ symbol: 'VTI', account: '5WT00002' }] })

  const [head, row] = toCsv(response, layoutOf(table)).slice(1).split('\r\n')

  const column = head?.split(',').indexOf('Account') ?? -1
  expect(row?.split(',')[column]).toBe('5WT00002')
})
