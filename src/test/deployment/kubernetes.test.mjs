import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faults } from './kubernetes.mjs'

const pod = (container) => `
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
    - ${container}
`

test('a valid object has no fault', async () => {
  assert.deepEqual(await faults(pod('{name: c, image: i, ports: [{containerPort: 80}]}')), [])
})

test('an unknown field, a wrong type, a missing field and an unknown kind are found', async () => {
  assert.match((await faults(pod('{name: c, image: i, readinesProbe: {}}'))).join(), /readinesProbe/)
  assert.match((await faults(pod('{name: c, image: 1}'))).join(), /must be string/)
  assert.match((await faults(pod('{image: i}'))).join(), /name/)
  assert.match((await faults('{apiVersion: v1, kind: Pot, metadata: {name: p}}')).join(), /Pot/)
  assert.match((await faults('{apiVersion: v9, kind: Pod, metadata: {name: p}}')).join(), /v9/)
  assert.match((await faults('a: [')).join(), /flow/i)
  assert.deepEqual(await faults(''), ['there is no object'])
})
