import { expect, test } from 'vitest'

import { hostOf, linkFrom, linkIn } from './sourceLinks.ts'

test('what is typed becomes a link of http or https, and nothing else does', () => {
  expect(linkFrom(' https://logs.example.com/q?a=1#b ')).toBe('https://logs.example.com/q?a=1#b')
  expect(linkFrom('logs.example.com/q')).toBe('https://logs.example.com/q')
  expect(linkFrom('localhost:3000/x')).toBeNull()
  expect(linkFrom('javascript:alert(1)')).toBeNull()
  expect(linkFrom('data:text/html,x')).toBeNull()
  expect(linkFrom('the log')).toBeNull()
  expect(linkFrom('https://')).toBeNull()
  expect(linkFrom('')).toBeNull()
})

test('the first link of a text is found without the punctuation behind it', () => {
  expect(linkIn('See (https://a.example/b), then http://c.example.')).toBe('https://a.example/b')
  expect(linkIn('no link here')).toBeNull()
})

test('a link is known by its host', () => {
  expect(hostOf('https://www.example.com:8080/a')).toBe('example.com:8080')
  expect(hostOf('nothing')).toBe('nothing')
})
