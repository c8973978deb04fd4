import { count } from '../words/moment.ts';
import type { Import } from './import-state.ts';

/** Where an import stands, in a sentence. */
export function importText({ rows, done, enrolled, finished, undone, kept = 0 }: Import): string {
  if (undone === undefined) {
    return finished
      ? 'Finished.'
      : `Stopped after ${done} of ${count(rows, 'row')}. Choose the same file again to go on.`;
  }
  if (enrolled > 0) return `Undone in part: ${count(enrolled, 'person', 'people')} left.`;
  const stay = kept === 1 ? '1 stays, who was' : `${kept} stay, who were`;
  const tail = kept === 0 ? '' : ` ${stay} written to before, or withdrawn by hand.`;
  return `Undone: ${count(undone, 'person', 'people')} taken back.${tail}`;
}

/** What is to be known about a file that is about to be imported and was before; undefined for a new one. */
export function beforeText(earlier: Import | undefined, on: string): string | undefined {
  if (!earlier) return undefined;
  const { undone, enrolled, finished, done, rows } = earlier;
  if (undone !== undefined && enrolled > 0) {
    return `This very file was imported on ${on}, and that is being undone. Go on undoing it below first.`;
  }
  if (undone !== undefined)
    return `This very file was imported on ${on} and undone. It can be imported anew.`;
  if (finished) return `This very file was imported on ${on}. Nobody is enrolled twice.`;
  return `The import of this very file began on ${on} and stopped after ${done} of ${count(rows, 'row')}. It goes on from there.`;
}
