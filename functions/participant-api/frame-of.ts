import type { Person } from '../records.ts';
import type { Frame } from './pages/page.ts';

/** What is on all pages of a person: the program, and whom to write to. Not who they are (decision 19). */
export const frameOf = ({ program, cohort }: Pick<Person, 'program' | 'cohort'>): Frame => ({
  programTitle: program.program.title,
  contactPerson: cohort.doc.contactPerson,
});
