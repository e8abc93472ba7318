import { isSameList } from '@whyboard/shared/domain/memo.ts'
import {
  buildOutline,
  itemsOf,
  outlineKey,
  type OutlineGroup,
  type OutlineItem,
  type OutlineSection,
} from '@whyboard/shared/domain/outline.ts'

import type { BoardModel } from '../../board/boardModel.ts'
import type { Environment } from '../../connection/environment.ts'
import { listeners } from '../../connection/listeners.ts'
import type { Store } from '../../connection/store.ts'

/** The outline of an open board. */
export interface OutlineStore extends Store<readonly OutlineSection[]> {
  /** Takes over at once what the next frame would. */
  flush(): void
  /** Begins to follow the board; returns what ends that. */
  start(): () => void
}

/**
 * Follows a board's outline, at most once per frame and only when something moved, came or went: typing changes nothing
 * here. Lists and items that are as they were keep their identity.
 */
export function outlineStore(
  model: Pick<BoardModel, 'board' | 'card' | 'subscribeCards'>,
  environment: Pick<Environment, 'onNextFrame'>,
): OutlineStore {
  const heard = listeners<[]>()
  const keys = new Map(model.board().cards.map((card) => [card.id, outlineKey(card)]))
  let { categories, incident } = model.board()
  let outline: readonly OutlineSection[] = buildOutline(model.board())
  let cancelFrame: (() => void) | null = null

  const refresh = () => {
    cancelFrame?.()
    cancelFrame = null
    const next = shareOutline(outline, buildOutline(model.board()))
    if (next === outline) return
    outline = next
    heard.call()
  }
  /** Whether a card is somewhere else than before. */
  const hasMoved = (id: string): boolean => {
    const card = model.card(id)
    const key = card === null ? undefined : outlineKey(card)
    if (keys.get(id) === key) return false
    if (key === undefined) keys.delete(id)
    else keys.set(id, key)
    return true
  }
  const onChange = (ids: ReadonlySet<string>, other: boolean) => {
    let moved = false
    for (const id of ids) moved = hasMoved(id) || moved
    if (other) {
      const now = model.board()
      moved ||= now.categories !== categories || now.incident.timeZone !== incident.timeZone
      categories = now.categories
      incident = now.incident
    }
    if (moved) cancelFrame ??= environment.onNextFrame(refresh)
  }
  return {
    get: () => outline,
    subscribe: heard.add,
    flush: () => {
      if (cancelFrame !== null) refresh()
    },
    start: () => {
      const end = model.subscribeCards(onChange)
      // What happened before it followed counts too.
      onChange(new Set([...keys.keys(), ...model.board().cards.map((card) => card.id)]), true)
      refresh()
      return () => {
        cancelFrame?.()
        cancelFrame = null
        end()
      }
    },
  }
}

/** The new outline with everything of the old one that is the same. */
function shareOutline(
  before: readonly OutlineSection[],
  after: readonly OutlineSection[],
): readonly OutlineSection[] {
  const groups = new Map(before.flatMap((section) => section.groups).map((one) => [one.id, one]))
  const items = new Map<string, OutlineItem>()
  for (const group of groups.values()) {
    for (const item of itemsOf(group)) items.set(item.id, item)
  }
  const shareItem = (item: OutlineItem): OutlineItem => {
    const old = items.get(item.id)
    const children = item.children.map(shareItem)
    if (old === undefined || old.kind !== item.kind || old.depth !== item.depth) {
      return { ...item, children }
    }
    return isSameList(old.children, children) ? old : { ...item, children }
  }
  const shareGroup = (group: OutlineGroup): OutlineGroup => {
    const old = groups.get(group.id)
    const shared = group.items.map(shareItem)
    return old !== undefined && old.heading === group.heading && isSameList(old.items, shared)
      ? old
      : { ...group, items: shared }
  }
  const sections = after.map((section, index) => {
    const old = before[index]
    const shared = section.groups.map(shareGroup)
    return old !== undefined && old.count === section.count && isSameList(old.groups, shared)
      ? old
      : { ...section, groups: shared }
  })
  return isSameList(before, sections) ? before : sections
}
