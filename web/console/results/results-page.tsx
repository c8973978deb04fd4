import { useQuery } from '@tanstack/react-query';
import { cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { type Results, resultsQuery } from '../api/results.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { surveyName } from '../words/results.ts';
import { AnswersPart } from './answers-part.tsx';
import { RatesPart } from './rates-part.tsx';
import { SurveyPart } from './survey-part.tsx';

/** What a cohort's answers say: who answered, what changed, and how the training was liked. */
export function ResultsPage({ cohortId }: { cohortId: string }) {
  const results = useQuery(resultsQuery(useConnection(), cohortId));
  return (
    <Page title="Results">
      <Read query={results} what="the results">
        {(data) =>
          data.enrolled === 0 ? (
            <p>Nobody is enrolled yet. Results begin with the first survey that is over.</p>
          ) : (
            <Parts cohortId={cohortId} results={data} />
          )
        }
      </Read>
    </Page>
  );
}

function Parts({ cohortId, results }: { cohortId: string; results: Results }) {
  const program = useQuery(cohortQuery(useConnection(), cohortId)).data?.body.programId;
  const titles = new Map(results.rates.map(({ wave, title }) => [wave, title]));
  const { numbers, texts } = results.fewest;
  return (
    <>
      <p>
        A group of fewer than {numbers} people is not described by numbers, and fewer than {texts} texts are
        not shown. Other numbers are left out where they would tell what fewer than {numbers} people answered.
        A survey is counted once nobody can answer it any more.
      </p>
      <p className="row">
        <LinkButton href={`/cohorts/${cohortId}/report`} variant="default">
          Report to print
        </LinkButton>
        {program && (
          <LinkButton href={`/programs/${program}/results?from=${cohortId}`} variant="default">
            Beside other cohorts
          </LinkButton>
        )}
      </p>
      <RatesPart cohortId={cohortId} rates={results.rates} />
      {results.surveys.map((survey) => (
        <SurveyPart
          key={survey.waves.join(' ')}
          survey={survey}
          name={surveyName(survey, results.surveys, titles)}
          titles={titles}
          fewest={numbers}
          items={results.items.filter(({ wave }) => survey.waves.includes(wave))}
        />
      ))}
      <AnswersPart results={results} titles={titles} />
    </>
  );
}
