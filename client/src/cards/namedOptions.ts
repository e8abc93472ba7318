/** The names of a choice in the order of its values, as a field wants them. */
export function namedOptions<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
): readonly { readonly value: Value; readonly name: string }[] {
  return values.map((value) => ({ value, name: names[value] }))
}
