import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The folders whose files take tens of seconds, so that no worker is left alone with one of them at the end. */
const LONG = ['simulator', 'journeys', 'bin', 'lib'].map((name) => `/test/${name}/`);

const place = ({ moduleId }: TestSpecification): number => {
  const index = LONG.findIndex((folder) => moduleId.includes(folder));
  return index < 0 ? LONG.length : index;
};

/**
 * Long files first, also where nothing has been run before: Vitest goes by the size of a file then, and the longest of
 * all has three lines. Within a folder the order is Vitest's own, which is by what the last run took.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
