/** As much of fontkit 2 (which brings no types) as the tools use. */
declare module 'fontkit' {
  export interface Glyph {
    /** Font units. */
    readonly advanceWidth: number
  }
  export interface Font {
    readonly unitsPerEm: number
    /** Code points with a glyph. */
    readonly characterSet: readonly number[]
    readonly variationAxes: Readonly<Record<string, { readonly default: number }>>
    glyphForCodePoint(codePoint: number): Glyph
  }
  export function openSync(path: string): Font
}
