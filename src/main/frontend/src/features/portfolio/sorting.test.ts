import { expect, test } from 'vitest'
import type { Column } from './Column'
import { nextSort, sortRows } from './sorting'

interface Fruit {
  name: string
  weight: number | undefined
}

const columns: Column<Fruit>[] = [
  { id: 'name', label: 'Name', cell: () => null, sortBy: ({ name }) => name },
  { id: 'weight', label: 'Weight', numeric: true, cell: () => null, sortBy: ({ weight }) => weight },
  { id: 'plain', label: 'Plain', cell: () => null },
]
const fruit: Fruit[] = [
  { name: 'Plum', weight: 60 },
  { name: 'apple', weight: 150 },
  { name: 'Quince', weight: undefined },
  { name: 'Melon', weight: -1 },
]
const names = (column: string, descending: boolean) =>
  sortRows(fruit, columns, { column, descending }).map(({ name }) => name)

test('texts are sorted without regard to case', () => {
  expect(names('name', false)).toEqual(['apple', 'Melon', 'Plum', 'Quince'])
  expect(names('name', true)).toEqual(['Quince', 'Plum', 'Melon', 'apple'])
})

test('rows without a value come last in both orders', () => {
  expect(names('weight', true)).toEqual(['apple', 'Plum', 'Melon', 'Quince'])
  expect(names('weight', false)).toEqual(['Melon', 'Plum', 'apple', 'Quince'])
})

test('a column that is not sortable leaves the order unchanged', () => {
  expect(names('plain', true)).toEqual(['Plum', 'apple', 'Quince', 'Melon'])
})

test('the first click sorts numbers descending and texts ascending, and a second click reverses the order', () => {
  const [name, weight] = columns as [Column<Fruit>, Column<Fruit>]
  const byWeight = nextSort({ column: 'name', descending: false }, weight)
  expect(byWeight).toEqual({ column: 'weight', descending: true })
  expect(nextSort(byWeight, weight)).toEqual({ column: 'weight', descending: false })
  expect(nextSort(byWeight, name)).toEqual({ column: 'name', descending: false })
})
