import {
  DefaultColorStyle,
  DefaultDashStyle,
  DefaultFillStyle,
  DefaultSizeStyle,
  GeoShapeGeoStyle,
  type StyleProp,
} from 'tldraw'

/** One value of a style, with the word for it. */
export interface StyleChoice {
  readonly value: string
  readonly label: string
}

/** A style of drawings as the bar offers it: the values that are worth choosing between. */
export interface DrawingStyle {
  readonly name: 'shape' | 'colour' | 'fill' | 'line' | 'size'
  readonly label: string
  readonly prop: StyleProp<string>
  readonly choices: readonly StyleChoice[]
}

/** In the order of the bar. */
export const DRAWING_STYLES: readonly DrawingStyle[] = [
  {
    name: 'shape',
    label: 'Shape',
    prop: GeoShapeGeoStyle,
    choices: [
      { value: 'rectangle', label: 'Rectangle' },
      { value: 'ellipse', label: 'Ellipse' },
      { value: 'diamond', label: 'Diamond' },
      { value: 'triangle', label: 'Triangle' },
    ],
  },
  {
    name: 'colour',
    label: 'Colour',
    prop: DefaultColorStyle,
    choices: [
      { value: 'black', label: 'Black' },
      { value: 'grey', label: 'Grey' },
      { value: 'blue', label: 'Blue' },
      { value: 'green', label: 'Green' },
      { value: 'yellow', label: 'Yellow' },
      { value: 'orange', label: 'Orange' },
      { value: 'red', label: 'Red' },
      { value: 'violet', label: 'Violet' },
    ],
  },
  {
    name: 'fill',
    label: 'Fill',
    prop: DefaultFillStyle,
    choices: [
      { value: 'none', label: 'Not filled' },
      { value: 'solid', label: 'Tinted' },
      { value: 'fill', label: 'Filled' },
    ],
  },
  {
    name: 'line',
    label: 'Line',
    prop: DefaultDashStyle,
    choices: [
      { value: 'solid', label: 'Solid line' },
      { value: 'dashed', label: 'Dashed line' },
      { value: 'dotted', label: 'Dotted line' },
    ],
  },
  {
    name: 'size',
    label: 'Size',
    prop: DefaultSizeStyle,
    choices: [
      { value: 's', label: 'Small' },
      { value: 'm', label: 'Medium' },
      { value: 'l', label: 'Large' },
      { value: 'xl', label: 'Extra large' },
    ],
  },
]
