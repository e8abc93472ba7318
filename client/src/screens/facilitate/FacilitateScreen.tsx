export function FacilitateScreen(_props: { readonly boardId: string }) {
  return null
}
