import { isSameContent } from '../same-content.ts';
import type { Response } from '../surveys/response.ts';
import { questionsOf } from '../surveys/survey.ts';
import { withoutWords } from '../versions/survey-refusals.ts';
import type { CohortRecords } from './cohort-records.ts';

/**
 * How each of these responses, which have no participant, stands in files: where several versions asked, as if the
 * newest had asked them all, with what all of them asked alike. A question or a word of one version would tell who
 * answered after the cohort changed.
 */
export async function asOneVersion(
  responses: readonly Response[],
  records: Pick<CohortRecords, 'versions'>,
): Promise<(response: Response) => Response> {
  const given = new Set(responses.map(({ programVersion }) => programVersion));
  if (given.size < 2) return (response) => response;
  const versions = (await records.versions()).filter(({ version }) => given.has(version));
  const { survey } = responses[0]!;
  const [questions = [], ...others] = versions.map(({ surveys }) =>
    surveys[survey] ? questionsOf(surveys[survey]) : [],
  );
  const alike = questions.filter((question) =>
    others.every((asked) =>
      asked.some((other) => isSameContent(withoutWords(question), withoutWords(other))),
    ),
  );
  const names = new Set(alike.map(({ name }) => name));
  return (response) => ({
    ...response,
    programVersion: versions[0]!.version,
    answers: Object.fromEntries(Object.entries(response.answers).filter(([name]) => names.has(name))),
  });
}
