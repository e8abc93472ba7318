/** So many points of a laser's trail are told: the newest, two seconds of quick movement, about 1 kB. */
const MAX_POINTS = 120

interface Scribble {
  readonly color: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

/**
 * The trail of the laser that this person holds, as presence tells it: x and y in turn, whole world px, oldest first.
 * tldraw takes points away as they fade. `null`: there is none.
 */
export function laserTrail(scribbles: readonly Scribble[]): readonly number[] | null {
  const points = scribbles.flatMap((one) => (one.color === 'laser' ? one.points : []))
  if (points.length === 0) return null
  return points.slice(-MAX_POINTS).flatMap(({ x, y }) => [Math.round(x), Math.round(y)])
}

/** A trail as SVG path data, round at its corners. */
export function trailPath(trail: readonly number[]): string {
  const at = (index: number) => ({ x: trail[2 * index] ?? 0, y: trail[2 * index + 1] ?? 0 })
  const count = Math.floor(trail.length / 2)
  if (count === 0) return ''
  const first = at(0)
  // A line without length is a dot where its ends are round.
  let path = `M ${first.x} ${first.y} L ${first.x} ${first.y}`
  for (let index = 1; index < count; index += 1) {
    const [one, next] = [at(index), at(Math.min(index + 1, count - 1))]
    path += ` Q ${one.x} ${one.y} ${(one.x + next.x) / 2} ${(one.y + next.y) / 2}`
  }
  return path
}
