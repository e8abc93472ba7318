export function BoardScreen(_props: { readonly boardId: string }) {
  return null
}
