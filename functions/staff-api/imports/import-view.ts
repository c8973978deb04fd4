import type { ImportRecord } from '../../imports/import-record.ts';

/** An import, and how far its file has come. */
export const importView = ({
  id,
  cohortId,
  createdAt,
  rows,
  cursor,
  known,
  enrolled,
  undo,
}: ImportRecord) => ({
  importId: id,
  cohortId,
  createdAt,
  rows,
  done: cursor,
  enrolled: Object.keys(enrolled).length,
  known,
  finished: cursor >= rows,
  ...(undo && { undone: undo.undone, kept: Object.keys(undo.kept).length }),
});
