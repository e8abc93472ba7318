import { expect, test } from 'vitest'

import type { ApiError } from '../../connection/api.ts'
import { refusalOf } from './refusal.ts'

const error = (more: Partial<ApiError>): ApiError => ({
  kind: 'refused',
  problem: null,
  status: 0,
  says: 'said',
  ...more,
})

test('every refusal has its own page', () => {
  expect(refusalOf(null).kind).toBe('no-key')
  expect(refusalOf(error({ status: 401 })).kind).toBe('wrong-link')
  expect(refusalOf(error({ status: 410 })).kind).toBe('ended-link')
  expect(refusalOf(error({ status: 404 })).kind).toBe('not-found')
  expect(refusalOf(error({ status: 409, problem: 'limit-reached' })).kind).toBe('full')
  expect(refusalOf(error({ kind: 'offline' })).kind).toBe('unreachable')
  expect(refusalOf(error({ status: 502 })).kind).toBe('unreachable')
})

test('what has no page of its own says what the server said', () => {
  expect(refusalOf(error({ status: 500 }))).toMatchObject({ kind: 'failed', text: 'said' })
  expect(refusalOf(error({ status: 429, problem: 'too-many-attempts' }))).toMatchObject({
    kind: 'failed',
    text: 'said',
  })
})
