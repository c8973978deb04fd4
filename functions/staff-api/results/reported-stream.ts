import { report } from '../../middleware/report.ts';

/** The same texts; what fails while they are made is reported, because by then nobody can be answered with an error. */
export async function* reportedStream(texts: AsyncIterable<string>, what: string): AsyncGenerator<string> {
  try {
    yield* texts;
  } catch (error) {
    report(error, { in: what });
    throw error;
  }
}
