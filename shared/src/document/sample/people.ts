/** The invented people of the sample: name and colour by key. */
export const SAMPLE_PEOPLE = {
  helen: { name: 'Helen Okafor', colour: '#7c3aed' },
  mara: { name: 'Mara Lindqvist', colour: '#c2410c' },
  tomas: { name: 'Tomás Ferreira', colour: '#0e7490' },
  aisha: { name: 'Aisha Rahman', colour: '#be185d' },
  jun: { name: 'Jun Nakamura', colour: '#15803d' },
  priya: { name: 'Priya Nair', colour: '#a16207' },
} as const

export type PersonKey = keyof typeof SAMPLE_PEOPLE
