import type { Files } from '../api/files.ts';

type File = Files['items'][number];

/** One thing to download: a file, or the same one with codes or with words. */
interface FileChoice {
  title: string;
  about: string;
  /** One, or the two to choose from; `words` says which it is. */
  variants: { name: string; words: string }[];
}

/** Files that belong together, in the order in which they are used. */
export interface FileGroup {
  title: string;
  about: string;
  files: FileChoice[];
}

const LABELS = '-labels';

const GROUPS: readonly { title: string; about: string; isIn: (name: string) => boolean }[] = [
  {
    title: 'Answers',
    about: '',
    isIn: (name) => /^(?:responses|codebook|matched|missing)/.test(name),
  },
  {
    title: 'REDCap',
    about:
      'The data dictionary makes the fields of a longitudinal REDCap project, one event a wave; the events and their forms say which survey belongs to which. Upload them in this order, then import the records.',
    isIn: (name) => name.startsWith('redcap-'),
  },
  { title: 'People and mail', about: '', isIn: () => true },
];

/** The API's files by what they are for, in its order; those that differ by codes or words are one choice. */
export function fileGroups(items: readonly File[]): FileGroup[] {
  const left = new Set(items);
  return GROUPS.map(({ title, about, isIn }) => {
    const mine = [...left].filter(({ name }) => isIn(name));
    for (const one of mine) left.delete(one);
    return { title, about, files: choices(mine) };
  }).filter(({ files }) => files.length > 0);
}

function choices(items: readonly File[]): FileChoice[] {
  return items
    .filter(({ name }) => !(name.endsWith(LABELS) && items.some((one) => `${one.name}${LABELS}` === name)))
    .map(({ name, title, about }) => {
      const words = items.find((one) => one.name === `${name}${LABELS}`);
      const variants = words
        ? [
            { name, words: 'Codes' },
            { name: words.name, words: 'Words' },
          ]
        : [{ name, words: '' }];
      return { title: words ? title.replace(/, as \w+$/, '') : title, about, variants };
    });
}
