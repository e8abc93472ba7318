/** Id of the form of {@link WrittenForm}, for the field that is written in and for no other. */
export const WRITTEN_FORM = 'written'

/**
 * A form that holds the text that is written in, and nothing else. With every letter a browser looks through the form of its field
 * for what it could fill in, and through all fields of the page where there is none.
 */
export function WrittenForm() {
  return <form id={WRITTEN_FORM} hidden />
}
