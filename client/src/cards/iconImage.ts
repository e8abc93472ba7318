import type { LucideIconData } from 'lucide-react'

// The package exports the drawing beside each icon's component, its types do not say so.
declare module 'lucide-react/icons/*' {
  export const __iconData: LucideIconData
}

/**
 * An icon as a CSS image. An image cannot take the colour of the words around it, so it has one of its own.
 * @param colour any CSS colour; of a `light-dark(…)` the one for `scheme`
 * @param filled whether its shapes are filled, and not only outlined
 */
export function iconImage(
  icon: LucideIconData,
  colour: string,
  scheme: 'light' | 'dark',
  filled = false,
): string {
  const shapes = icon.node.map(([tag, attributes]) => element(tag, attributes))
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${icon.size} ${icon.size}`,
      style: `color-scheme: ${scheme}`,
      fill: filled ? colour : 'none',
      stroke: colour,
      'stroke-width': 2.25,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    shapes.join(''),
  )
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}

function element(tag: string, attributes: object, children = ''): string {
  const written = Object.entries(attributes)
    .filter(([name]) => name !== 'key')
    .map(([name, value]) => ` ${name}="${String(value)}"`)
  return `<${tag}${written.join('')}>${children}</${tag}>`
}
