import { expect, test } from 'vitest'

import type { Command } from '../../ui/commands/commandList.ts'
import { paletteGroups, withRecent } from './paletteItems.ts'

const command = (id: string, parts: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group: 'Board',
  keys: [],
  run: () => {},
  ...parts,
})
const names = (groups: ReturnType<typeof paletteGroups>) =>
  groups.map(({ heading, commands }) => [heading, ...commands.map(({ command: { id } }) => id)])

test('without a query everything stands in its group, what was asked for last before it', () => {
  const all = [
    command('Undo'),
    command('Add a card', { group: 'Cards' }),
    command('Nudge', { keyOnly: true }),
    command('Redo', { enabled: () => false }),
    command('Share'),
  ]
  expect(names(paletteGroups(all, '', ['Share', 'gone', 'Redo']))).toEqual([
    ['Recent', 'Share'],
    ['Cards', 'Add a card'],
    ['Board', 'Undo', 'Share', 'Redo'],
  ])
})

test('a query lists what fits, the best first, what cannot be done last and why', () => {
  const all = [
    command('Delete', { enabled: () => false, unavailable: 'Select something first' }),
    command('Show details'),
    command('Undelete'),
    command('Delete'.toUpperCase(), { label: 'Delete', enabled: () => true }),
  ]
  const groups = paletteGroups(all, 'del', [])
  expect(names(groups)).toEqual([
    ['Commands', 'DELETE', 'Undelete'],
    ['Not possible now', 'Delete'],
  ])
  expect(groups[1]?.commands.map(({ unavailable }) => unavailable)).toEqual([
    'Select something first',
  ])
  expect(paletteGroups(all, 'xyzzy', [])).toEqual([])
})

test('the last five are remembered, each once', () => {
  let recent: readonly string[] = []
  for (const id of ['a', 'b', 'c', 'a', 'd', 'e', 'f']) recent = withRecent(recent, id)
  expect(recent).toEqual(['f', 'e', 'd', 'a', 'c'])
})
