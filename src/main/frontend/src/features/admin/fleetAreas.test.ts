import { expect, test } from 'vitest'
import { history } from '../../testing/adminData'
import { changePoints } from './FleetHistoryTable'
import { areas, maxTotal } from './fleetAreas'

test('the chart has an area for each state that had a connection, with working connections at the bottom', () => {
  expect(areas(history).map(({ state }) => state)).toEqual(['CONNECTED', 'DISCONNECTED', 'EXPIRED', 'ERROR'])
  const firstHours = { ...history, points: history.points.slice(0, 2) }
  expect(areas(firstHours).map(({ state }) => state)).toEqual(['DISCONNECTED'])
})

test('the largest total reaches the top of the chart, and the edges of the areas are steps', () => {
  expect(maxTotal(history)).toBe(515)
  const oneState = { ...history, states: history.states.slice(0, 1), points: history.points.slice(0, 2) }
  expect(areas(oneState)).toEqual([{ state: 'DISCONNECTED', path: 'M0 0L960 0L960 240L0 240Z' }])
})

test('a history without points has no areas', () => {
  expect(maxTotal({ ...history, points: [] })).toBe(1)
  expect(areas({ ...history, points: [] })).toEqual([])
})

test('the table has the points at which a number changed', () => {
  expect(changePoints(history).map(({ counts }) => counts[1])).toEqual([480, 0])
})
