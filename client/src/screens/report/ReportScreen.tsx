export function ReportScreen(_props: { readonly boardId: string }) {
  return null
}
