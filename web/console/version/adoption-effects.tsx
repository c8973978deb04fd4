import { useQuery } from '@tanstack/react-query';
import type { Cohort } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import { rosterQuery } from '../api/participants.ts';
import type { Adoption } from '../api/versions.ts';
import { moveLines } from '../words/adoption.ts';
import { count } from '../words/moment.ts';
import { byName, personText } from '../words/person.ts';

interface Props {
  cohort: Cohort;
  moves: Adoption['moves'];
  titleOf: (id: string) => string;
}

/** What another version would do to each participant; those of whom it changes nothing are counted only. */
export function AdoptionEffects({ cohort, moves, titleOf }: Props) {
  const roster = useQuery(rosterQuery(useConnection(), cohort.id)).data ?? [];
  const names = new Map(roster.map((one) => [one.id, personText(one)]));
  const zones = new Map(roster.map((one) => [one.id, one.timeZone]));
  const all = moves.map((move) => ({
    id: move.participantId,
    name: names.get(move.participantId) ?? 'Somebody',
    lines: moveLines(move, titleOf, zones.get(move.participantId) ?? cohort.timeZone),
    staying: move.staying,
  }));
  const people = all.sort(byName);
  const touched = people.filter(({ lines }) => lines.length > 0);
  const rest = people.length - touched.length;
  if (people.length === 0) return <p>Nobody is enrolled: only the cohort’s own dates change.</p>;
  return (
    <section aria-labelledby="effects">
      <h3 id="effects">What would change, for each participant</h3>
      <p>
        {touched.length === 0
          ? 'Dates and contacts stay as they are for everybody; only words change.'
          : `Something changes for ${count(touched.length, 'participant')}.`}
        {touched.length > 0 && rest > 0 && ` Nothing changes for ${count(rest, 'other')}.`}
      </p>
      {touched.map(({ id, name, lines, staying }) => (
        <details key={id} className="person" open={touched.length <= 3}>
          <summary>
            {name}
            <span className="quiet">
              {' '}
              – {count(lines.length, 'change')}
              {staying > 0 && `, ${count(staying, 'contact')} in the log ${staying === 1 ? 'stays' : 'stay'}`}
            </span>
          </summary>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
