/** What importing a file would do, row by row; nothing has happened. */
export interface ImportReport {
  importId: string;
  rows: number;
  new: number;
  known: number;
  report: { row: number; result: 'new' | 'known' }[];
}

/** One file and how far it has come. */
export interface Import {
  importId: string;
  createdAt: string;
  rows: number;
  done: number;
  /** Whom it has enrolled and an undo has not looked at. */
  enrolled: number;
  known: number;
  finished: boolean;
  /** While it is being undone and afterwards: who was taken back, and who could not be any more. */
  undone?: number;
  kept?: number;
}
