import { expect, test } from 'vitest'

import { routeOf } from './routes.ts'

test('every address has its page', () => {
  const boardId = 'abcdefgh12345678'
  expect(routeOf('/')).toEqual({ page: 'home' })
  expect(routeOf('/new')).toEqual({ page: 'new' })
  expect(routeOf(`/b/${boardId}`)).toEqual({ page: 'board', boardId })
  expect(routeOf(`/b/${boardId}/`)).toEqual({ page: 'board', boardId })
  expect(routeOf(`/b/${boardId}/facilitate`)).toEqual({ page: 'facilitate', boardId })
  expect(routeOf(`/b/${boardId}/report`)).toEqual({ page: 'report', boardId })
})

test('anything else is no page', () => {
  for (const path of [
    '/b',
    '/b/x',
    '/b/abcdefgh12345678/x',
    '/new/x',
    '/b/abcdefgh12345678/report/x',
  ]) {
    expect(routeOf(path)).toEqual({ page: 'unknown' })
  }
})
