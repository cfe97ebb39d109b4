/** What a file of an import's rejects is called: what could not be stored, what has no partner in a joined file, or both. */
export function rejectsLabel({
  rowsRejected,
  orphans,
}: {
  readonly rowsRejected: number;
  readonly orphans: number;
}): 'rejectsDownload' | 'orphansDownload' | 'bothDownload' {
  if (orphans === 0) return 'rejectsDownload';
  return rowsRejected === 0 ? 'orphansDownload' : 'bothDownload';
}
